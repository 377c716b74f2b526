using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using PluginTasks.Cli.Commands.Background;
using PluginTasks.Cli.Hosting;
using PluginTasks.Cli.Remote;

namespace PluginTasks.Cli.Tests;

public sealed class TaskWatchTests
{
    [Fact]
    public async Task Watch_OfATaskThatGoesOnWhileItIsLookedFor_FindsIt()
    {
        var folder = Directory.CreateTempSubdirectory("plugintasks-watch-");
        var lookedFor = 0;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var host = builder.Build();
        host.MapGet("/api/v1/tasks", (string status) =>
        {
            // It waits for its turn when the first question comes, and has begun by the next.
            var now = lookedFor++ == 0 ? "pending" : "running";
            return Results.Text(status == now ? """{"tasks":[{"taskId":"t"}]}""" : """{"tasks":[]}""", "application/json");
        });
        host.MapGet("/api/v1/tasks/t", () => Results.Text("""{"taskId":"t","status":"completed","progress":1,"label":"T"}""", "application/json"));
        await host.StartAsync();
        new HostState(HostState.CurrentVersion, host.Urls.First(), "token", Environment.ProcessId).Write(folder.FullName);
        using var connection = HostConnection.Open(folder.FullName);
        using var output = new StringWriter();
        using var error = new StringWriter();

        var ended = await new TaskWatch(new Terminal(output, error, HasColour: false), connection).RunAsync([], CancellationToken.None);

        Assert.Equal("t", Assert.Single(ended).GetProperty("taskId").GetString());
        folder.Delete(recursive: true);
    }
}
