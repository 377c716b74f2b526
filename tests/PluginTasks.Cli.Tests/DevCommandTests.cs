using System.Net.Http.Headers;

namespace PluginTasks.Cli.Tests;

/// <summary><c>plugintasks dev</c> on real folders, with real builds.</summary>
public sealed class DevCommandTests
{
    private const string Token = "a-known-token";

    [Fact]
    public async Task Dev_WhatChanges_IsServedAndWhatIsBrokenIsSaid()
    {
        using var cli = new CliProcess();
        cli.Write("modules/shop/module.yaml", "name: shop\n");
        cli.Write("modules/shop/pages/index.yaml", "- {kind: Text, id: t, text: first}\n");
        await using var host = await RunningCli.StartAsync("dev", cli, "--token", Token);
        using var http = Client(host);
        await host.SaysAsync("1 module, 0 problems. Watching modules.");

        cli.Write("modules/shop/pages/index.yaml", "- {kind: Text, id: t, text: second}\n");
        await host.SaysAsync("shop (pages): reloaded");
        Assert.Contains("second", await http.GetStringAsync("/api/v1/pages/shop"), StringComparison.Ordinal);

        cli.Write("modules/shop/pages/index.yaml", "- {kind: Txt, id: t}\n");
        var said = await host.SaysAsync("shop (pages): reloaded, but for what is broken");
        Assert.Contains("modules/shop/pages/index.yaml:1:4: error PT1203: unknown kind 'Txt' at components[0]; did you mean 'Text'?", said);
        Assert.Contains("second", await http.GetStringAsync("/api/v1/pages/shop"), StringComparison.Ordinal);

        cli.Write("elsewhere/module.yaml", "name: cafe\n");
        cli.Write("elsewhere/pages/index.yaml", "- {kind: Text, id: t, text: new here}\n");
        Directory.Move(Path.Combine(cli.Folder, "elsewhere"), Path.Combine(cli.Folder, "modules/cafe"));
        await host.SaysAsync("cafe (code): reloaded");
        Assert.Contains("new here", await http.GetStringAsync("/api/v1/pages/cafe"), StringComparison.Ordinal);

        Assert.Equal(0, await host.StopAsync());
    }

    [Fact]
    public async Task Dev_CSharpThatDoesNotCompile_IsSaidWithItsPlaceAndMended()
    {
        using var cli = new CliProcess();
        cli.Write("modules/shop/module.yaml", "name: shop\nassembly: lib/Shop.dll\n");
        cli.Write("modules/shop/src/Shop.cs", "namespace Shop;\npublic static class Prices;\n");
        cli.Write("modules/shop/Shop.csproj", """
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><OutputPath>lib</OutputPath><AppendTargetFrameworkToOutputPath>false</AppendTargetFrameworkToOutputPath></PropertyGroup>
            </Project>
            """);
        await using var host = await RunningCli.StartAsync("dev", cli, "--token", Token);
        await host.SaysAsync("shop: building Shop.csproj");
        await host.SaysAsync("shop (code): reloaded");

        cli.Write("modules/shop/src/Shop.cs", "namespace Shop;\npublic static class Prices { int }\n");
        var said = await host.SaysAsync("shop (code): reloaded, but for what is broken");
        Assert.Contains(said, line => line.StartsWith("modules/shop/src/Shop.cs:2:34: error CS", StringComparison.Ordinal));

        cli.Write("modules/shop/src/Shop.cs", "namespace Shop;\npublic static class Prices;\n");
        await host.SaysAsync("shop (code): reloaded");
    }

    private static HttpClient Client(RunningCli host)
    {
        var http = new HttpClient { BaseAddress = new Uri(host.Address) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        return http;
    }
}
