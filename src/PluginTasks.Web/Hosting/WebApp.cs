using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using PluginTasks.Web.Api;
using PluginTasks.Web.Api.Pages;
using PluginTasks.Web.Assets;
using PluginTasks.Web.Problems;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.Hosting;

/// <summary>Puts the application together.</summary>
internal static class WebApp
{
    private const long LargestBody = 2 << 20;
    private const string KestrelVariables = "Kestrel__";
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    public static WebApplication Build(WebHostSetup setup, WebHostParts parts)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = Directory.GetCurrentDirectory() });

        // Certificates are Kestrel's own settings, by variables: Kestrel__Certificates__Default__Path. Addresses are ours.
        builder.Configuration.AddEnvironmentVariables(KestrelVariables);
        if (builder.Configuration.GetSection("Endpoints").GetChildren().Any())
        {
            throw new WebHostException("addresses are set by server.urls or --urls, not by Kestrel__Endpoints__…");
        }

        string[] addresses = [.. setup.Options.Urls.Select(u => ListenAddress.Read(u).Url)];
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().UseUrls(addresses).ConfigureKestrel(options =>
        {
            options.Configure(builder.Configuration);
            Limit(options);
        });
        Services(builder.Services, setup, parts);
        var app = builder.Build();
        Forwarding.Use(app, setup.Options);
        app.Use(SecurityHeaders.AddAsync);
        app.Use(parts.Metrics.MeasureAsync);
        app.Use(app.Services.GetRequiredService<ProblemMiddleware>().InvokeAsync);
        app.Use(new SignInMiddleware(parts.Sessions, parts.Tokens, parts.Languages).InvokeAsync);
        ClientFiles.UseFiles(app, setup.Options.ClientFolder);
        app.UseWebSockets();
        app.UseRouting();
        app.UseRateLimiter();
        Routes.Map(app, setup, parts);
        return app;
    }

    private static void Limit(KestrelServerOptions options)
    {
        options.AddServerHeader = false;
        options.Limits.MaxRequestBodySize = LargestBody;
        options.Limits.MaxRequestLineSize = 16 << 10;
    }

    private static void Services(IServiceCollection services, WebHostSetup setup, WebHostParts parts)
    {
        services.AddSingleton(setup.Log);
        services.AddLogging();
        services.AddRoutingCore();
        services.AddOpenApi();
        services.AddSingleton(setup);
        services.AddSingleton(setup.Host);
        services.AddSingleton(setup.Accounts);
        services.AddSingleton(setup.TaskLogs);
        services.AddSingleton(parts);
        services.AddSingleton<PageFacts>();
        services.AddSingleton<ProblemMiddleware>();
        services.AddRateLimiter(options => RequestLimits.Configure(options, setup.Options));
        services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownTimeout);
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.Configure<JsonOptions>(options => ApiJson.Configure(options.SerializerOptions));
    }
}
