using PluginTasks.ModuleRuntime.Tests.Hosting;
using PluginTasks.Protocol.Errors;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Tests;

/// <summary>What only a process of its own can show.</summary>
public sealed class WorkerTests
{
    [Fact]
    public async Task Prints_BecomeLogLines()
    {
        await using var host = await TestHost.StartAsync(new WorkerSide());
        await host.ActAsync("prints");

        var (printed, complained) = (await host.Log.Reader.ReadAsync(), await host.Log.Reader.ReadAsync());

        Assert.Equal((ModuleLogLevel.Info, "printed"), (printed.Level, printed.Message));
        Assert.Equal((ModuleLogLevel.Warning, "complained"), (complained.Level, complained.Message));
    }

    [Fact]
    public async Task Connection_Closed_EndsTheProcessWhateverRunsThere()
    {
        var side = new WorkerSide();
        await using (var host = await TestHost.StartAsync(side))
        {
            var waiting = host.ActAsync("waits");
            await host.ActAsync("foreign_endless");
            await host.Connection.DisposeAsync();
            await Assert.ThrowsAsync<ConnectionLostException>(() => waiting);
        }

        Assert.Equal(0, await side.Ended);
    }

    [Fact]
    public async Task Connection_ClosedWhileExitIsHeldUp_EndsTheProcess()
    {
        var side = new WorkerSide();
        await using (var host = await TestHost.StartAsync(side))
        {
            await host.ActAsync("never_leaves");
        }

        Assert.NotEqual(0, await side.Ended);
    }

    [Fact]
    public async Task Script_ThatDoesNotStop_CostsItsWorker()
    {
        var side = new WorkerSide();
        var script = Path.GetTempFileName();
        await File.WriteAllTextAsync(script, "action('bomb', function () { return /^(a|aa|aaa|a+)+$/.test(new Array(60).join('a') + '!'); });");
        await using var host = new TestHost(side);
        await host.LoadAsync(null, scripts: [script]);

        Assert.Equal(ErrorCodes.ActionTimeout, (await Assert.ThrowsAsync<SdkException>(() => host.ActAsync("bomb"))).Code);

        Assert.Equal(70, await side.Ended);
        File.Delete(script);
    }

    [Fact]
    public async Task ForeignThread_Throws_EndsTheProcess()
    {
        var side = new WorkerSide();
        await using var host = await TestHost.StartAsync(side);

        await Record.ExceptionAsync(() => host.ActAsync("foreign_thread"));

        Assert.NotEqual(0, await side.Ended);
        Assert.Contains("nobody catches this", await side.Errors, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ConnectionLostException>(() => host.ActAsync("value"));
    }

    [Fact]
    public async Task Log_Flood_IsBoundedAndTheWorkerAnswers()
    {
        await using var host = await TestHost.StartAsync(new WorkerSide());

        await host.ActAsync("floods");

        Assert.Equal("42", await host.ValueAsync("value"));
    }
}
