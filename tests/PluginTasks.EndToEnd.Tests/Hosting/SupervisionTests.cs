using System.Threading.Channels;
using PluginTasks.Modules.Running;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Tests;
using PluginTasks.Testing;
using PluginTasks.Tests;

namespace PluginTasks.EndToEnd.Tests.Hosting;

/// <summary>How modules are started, started again, and ended.</summary>
public sealed class SupervisionTests
{
    [Fact]
    public async Task Worker_ThatDiesAgainAndAgain_IsHeldUntilAReload()
    {
        var time = new ManualTime();
        var lines = Channel.CreateUnbounded<string>();
        await using var host = await ModuleTestHost.StartAsync(
            RepositoryRoot.Probe, new ModuleTestHostOptions { Worker = "/bin/false", Time = time, OnLog = l => lines.Writer.TryWrite(l) });
        var module = host.Host.Module("probe")!;

        // It has something that runs with it, so the host has tried once already.
        await UntilAsync(lines, "not started");
        for (var wait = 1; module.Condition != ModuleCondition.Crashing; wait *= 2)
        {
            var call = host.CallAsync("greet");
            time.Advance(TimeSpan.FromSeconds(wait));
            await Assert.ThrowsAsync<ModuleUnavailableException>(() => call);
            Assert.True(wait <= 8);
        }

        var held = await Assert.ThrowsAsync<ModuleUnavailableException>(() => host.CallAsync("greet"));
        Assert.Contains("held until it is reloaded", held.Message, StringComparison.Ordinal);
        Assert.Contains("worker exited (code 1)", held.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ModuleUnavailableException>(host.ReloadAsync);
    }

    [Fact]
    public async Task Worker_WithoutWork_EndsAfterAWhileAndComesBackWhenNeeded()
    {
        var time = new ManualTime();
        await using var host = await ModuleTestHost.StartAsync(RepositoryRoot.Probe, new ModuleTestHostOptions { Worker = RepositoryRoot.Worker, Time = time });
        await host.CallAsync("greet");
        var first = host.Host.Module("probe")!.Current!;

        await MovedAsync(time, first.Lost, TimeSpan.FromMinutes(1));

        await host.CallAsync("greet");
        Assert.NotSame(first, host.Host.Module("probe")!.Current);
    }

    [Fact]
    public async Task Worker_WithATaskThatWaits_IsNotIdle()
    {
        var time = new ManualTime();
        await using var host = await ModuleTestHost.StartAsync(RepositoryRoot.Probe, new ModuleTestHostOptions { Worker = RepositoryRoot.Worker, Time = time });
        var id = (await host.CallAsync("start_ask")).Value!.Value.GetString()!;
        await MovedAsync(time, host.UntilAsync(id, t => t.Status == TaskState.WaitingConfirmation), TimeSpan.FromMilliseconds(1));

        time.Advance(TimeSpan.FromHours(1));
        await host.RespondAsync(id, new { go = true });

        Assert.Equal(1, (await host.WaitAsync(id)).Attempt);
    }

    [Fact]
    public async Task Reload_ThatCannotStart_LeavesTheOldCodeServing()
    {
        using var copy = new ModuleCopy(RepositoryRoot.Probe);
        await using var host = await ModuleTestHost.StartAsync(copy.Folder);
        await host.CallAsync("greet");
        var serving = host.Host.Module("probe")!.Current;

        copy.Replace("module.yaml", "lib/Probe.dll", "lib/Nothing.dll");
        var error = await Assert.ThrowsAsync<ModuleUnavailableException>(host.ReloadAsync);

        Assert.Contains("Nothing.dll", error.Message, StringComparison.Ordinal);
        await host.CallAsync("greet");
        Assert.Same(serving, host.Host.Module("probe")!.Current);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task LongRunning_ThatFails_IsStartedAgainAndToldToStop(bool inWorker)
    {
        var time = new ManualTime();
        var lines = Channel.CreateUnbounded<string>();
        await using (var host = await ModuleTestHost.StartAsync(RepositoryRoot.Probe, new ModuleTestHostOptions
        {
            Worker = inWorker ? RepositoryRoot.Worker : null, Settings = new { pulse = true }, OnLog = l => lines.Writer.TryWrite(l), Time = time,
        }))
        {
            await UntilAsync(lines, "run 1");
            await UntilAsync(lines, "pulse failed");
            while (!await IsThereAsync(lines, "run 2"))
            {
                time.Advance(TimeSpan.FromSeconds(1));
            }

            await host.ReloadAsync();
            await UntilAsync(lines, "told to stop");
        }
    }

    /// <summary>Waits for something that itself waits a little by the clock.</summary>
    private static async Task MovedAsync(ManualTime time, Task awaited, TimeSpan by)
    {
        while (!awaited.IsCompleted)
        {
            time.Advance(by);
            await Task.Yield();
        }

        await awaited;
    }

    private static async Task UntilAsync(Channel<string> lines, string part)
    {
        while (!(await lines.Reader.ReadAsync()).Contains(part, StringComparison.Ordinal))
        {
        }
    }

    private static async Task<bool> IsThereAsync(Channel<string> lines, string part)
    {
        await Task.Yield();
        return lines.Reader.TryRead(out var line) && line.Contains(part, StringComparison.Ordinal);
    }
}
