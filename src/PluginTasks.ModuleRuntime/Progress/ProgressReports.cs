using System.Text.Json;
using PluginTasks.ModuleRuntime.Calling;
using PluginTasks.ModuleRuntime.Remote;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Tasks;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Progress;

/// <summary>
/// What a task says of its own progress. Of reports that come faster than they can be sent only the latest is: at once when nothing
/// is on its way, and always before the task asks for anything else or ends. Thread safe.
/// </summary>
internal sealed class ProgressReports(HostLink host, CurrentCall call, string id) : IDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(5);

    private readonly Lock gate = new();
    private ITimer? timer;
    private ProgressReport? waiting;
    private Task sending = Task.CompletedTask;
    private bool isHeld;
    private bool isEnded;

    /// <summary>Until there is a task, reports are only remembered.</summary>
    public void Hold() => SetHeld(true);

    public void Release() => SetHeld(false);

    public void Report(double? progress, string? label, JsonElement? checkpoint = null)
    {
        lock (gate)
        {
            if (isEnded)
            {
                return;
            }

            var isFirst = waiting is null;
            waiting = new ProgressReport(id, progress ?? waiting?.Progress, label ?? waiting?.Label, checkpoint ?? waiting?.Checkpoint);
            if (isFirst && !isHeld)
            {
                Schedule();
            }
        }
    }

    /// <summary>Stores a checkpoint; done when the host has.</summary>
    public async Task StoreAsync(double progress, string? label, JsonElement checkpoint, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (isHeld)
            {
                Report(progress, label, checkpoint);
                return;
            }
        }

        await FlushAsync().ConfigureAwait(false);
        await host.CallFromAsync(call, HostMethods.Progress, new ProgressReport(id, progress, label, checkpoint), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Sends what waits, and is done when the host has it.</summary>
    public Task FlushAsync()
    {
        lock (gate)
        {
            if (isHeld || waiting is null)
            {
                return isHeld ? Task.CompletedTask : sending;
            }

            var report = waiting;
            waiting = null;
            return sending = SendAsync(sending, report);
        }
    }

    /// <summary>Sends the last, and takes no more.</summary>
    public async Task EndAsync()
    {
        Task last;
        lock (gate)
        {
            last = FlushAsync();
            isEnded = true;
        }

        await last.ConfigureAwait(false);
        Dispose();
    }

    public void Dispose()
    {
        lock (gate)
        {
            isEnded = true;
            timer?.Dispose();
            timer = null;
        }
    }

    private void SetHeld(bool held)
    {
        lock (gate)
        {
            isHeld = held;
            if (!held && waiting is not null && !isEnded)
            {
                Schedule();
            }
        }
    }

    private void Schedule()
    {
        if (timer is null)
        {
            // A timer keeps what flows where it is made, for as long as it lives.
            using (Ambient.Suppress())
            {
                timer = host.Time.CreateTimer(static state => ((ProgressReports)state!).Tick(), this, LongestWait, Timeout.InfiniteTimeSpan);
            }
        }
        else
        {
            timer.Change(LongestWait, Timeout.InfiniteTimeSpan);
        }
    }

    private void Tick()
    {
        lock (gate)
        {
            if (sending.IsCompleted)
            {
                _ = FlushAsync();
            }
            else if (waiting is not null)
            {
                // The host is busy: what comes meanwhile goes with the next.
                timer?.Change(LongestWait, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private async Task SendAsync(Task before, ProgressReport report)
    {
        await before.ConfigureAwait(false);
        try
        {
            await host.CallFromAsync(call, HostMethods.Progress, report, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception error) when (error is SdkException or OperationCanceledException)
        {
            // Nobody waits for it: the task has ended, or the host has, and both are told in other ways.
        }
    }
}
