using PluginTasks.Modules.Library;
using PluginTasks.Modules.Running;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Errors;
using PluginTasks.Protocol.Messages.Loading;

namespace PluginTasks.Modules.Tests.Running;

public sealed class ModuleHostTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task LeaseAsync_OfAHostThatHasStopped_SaysSo()
    {
        await using var test = new HostedModule();
        await test.Host.DisposeAsync();

        var error = await Assert.ThrowsAsync<ModuleUnavailableException>(() => test.Host.LeaseAsync().AsTask().WaitAsync(Patience));
        await Assert.ThrowsAsync<ModuleUnavailableException>(() => test.Host.ReloadAsync(() => test.Module).WaitAsync(Patience));

        Assert.Contains("the host stops", error.Message, StringComparison.Ordinal);
        Assert.Empty(test.Workers.Started);
    }

    [Fact]
    public async Task LeaseAsync_WhoseCallerGivesUpAsTheProcessDies_StillSaysThatItCannotBeStarted()
    {
        await using var test = new HostedModule();
        using var cancel = new CancellationTokenSource();
        test.Workers.OnLoad = worker =>
        {
            worker.OnKill = cancel.Cancel;
            worker.Die("worker exited");
            return new TaskCompletionSource<LoadedCode>().Task;
        };

        var error = await Assert.ThrowsAsync<ModuleUnavailableException>(() => test.Host.LeaseAsync(cancel.Token).AsTask());

        Assert.Contains("worker exited", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReloadAsync_WhileTheOldOneEndsAsIdle_EndsItOnce()
    {
        await using var test = new HostedModule();
        (await test.Host.LeaseAsync()).Dispose();
        var loading = new TaskCompletionSource();
        var release = new TaskCompletionSource<LoadedCode>();
        test.Workers.OnLoad = _ =>
        {
            loading.SetResult();
            return release.Task;
        };

        var reload = test.Host.ReloadAsync(() => test.Module);
        await loading.Task;
        test.Time.Advance(test.Parts.Options.Idle);
        test.Host.EndIdle();
        release.SetResult(new LoadedCode());
        await reload;
        await test.Host.DisposeAsync();

        Assert.Equal([1], test.EndedOnes);
    }

    [Fact]
    public async Task ReloadAsync_BehindAnother_PutsInPlaceWhatThereIsByThen()
    {
        await using var test = new HostedModule();
        var loading = new TaskCompletionSource();
        var release = new TaskCompletionSource<LoadedCode>();
        test.Workers.OnLoad = _ =>
        {
            loading.SetResult();
            return release.Task;
        };
        var module = test.Module;

        var first = test.Host.ReloadAsync(() => module);
        await loading.Task;
        var second = test.Host.ReloadAsync(() => module);
        module = module with { State = ModuleState.Disabled };
        release.SetResult(new LoadedCode());
        await first;
        await second;

        Assert.Equal(ModuleCondition.Disabled, test.Host.Condition);
    }

    [Fact]
    public async Task ReplaceForRules_AfterAReload_LeavesTheOldOneNoTime()
    {
        await using var test = new HostedModule();
        using var lease = await test.Host.LeaseAsync();

        await test.Host.ReloadAsync(() => test.Module);
        test.Host.ReplaceForRules(atOnce: true);

        await lease.Generation.Lost.WaitAsync(Patience);
    }

    [Fact]
    public async Task Hurry_OfADrainThatHasJustBegun_LeavesItNoTime()
    {
        await using var test = new HostedModule();
        using var lease = await test.Host.LeaseAsync();
        var drains = new Drains(test.Parts);

        drains.Begin(lease.Generation, test.Parts.Options.DrainTimeout, "module reloaded", drains.Hurried);
        drains.Hurry();

        await lease.Generation.Lost.WaitAsync(Patience);
        await drains.DisposeAsync();
    }

    [Fact]
    public async Task SendMessagesAsync_ToAProcessThatDoesNotAnswer_EndsAllTheSame()
    {
        await using var test = new HostedModule();
        (await test.Host.LeaseAsync()).Dispose();
        var asked = new TaskCompletionSource();
        test.Workers.OnMessages = _ =>
        {
            asked.SetResult();
            return new TaskCompletionSource<Nothing>().Task;
        };

        var sending = test.Host.SendMessagesAsync(test.Parts.Loading.Messages());
        await asked.Task;
        test.Time.Advance(test.Parts.Options.CancelGrace);

        await sending.WaitAsync(Patience);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SendMessagesAsync_ToAProcessThatDiesOrRefuses_IsNoTroubleOfTheSender(bool dies)
    {
        await using var test = new HostedModule();
        (await test.Host.LeaseAsync()).Dispose();
        test.Workers.OnMessages = worker =>
        {
            if (dies)
            {
                worker.Die("worker exited");
            }

            throw new ConnectionLostException("no");
        };

        await test.Host.SendMessagesAsync(test.Parts.Loading.Messages());
    }
}
