using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace PluginTasks.Benchmarks.Pages.Definition;

/// <summary>A server of two endpoints, in a process of its own. Says its port, and ends when its input does.</summary>
internal static class DefinitionServer
{
    public static async Task RunAsync()
    {
        var month = MonthPage.Load();
        var bytes = month.View.Definition;
        var endpoint = new PageEndpoint(month.Library, new() { [DefinitionRequests.Session] = new SignedIn(month.User, "en") });

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.Configure<KestrelServerOptions>(o => o.Listen(IPAddress.Loopback, 0));
        await using var app = builder.Build();
        app.MapGet(DefinitionRequests.BarePath, (RequestDelegate)(context => SendAsync(context.Response, bytes)));
        app.MapGet("/api/v1/pages/{module}/{**page}", endpoint.AnswerAsync);
        await app.StartAsync();

        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        await Console.Out.WriteLineAsync($"{new Uri(address).Port}");
        await Console.In.ReadToEndAsync();
        await app.StopAsync();
    }

    public static async Task SendAsync(HttpResponse response, ReadOnlyMemory<byte> json)
    {
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = json.Length;
        await response.BodyWriter.WriteAsync(json);
    }
}
