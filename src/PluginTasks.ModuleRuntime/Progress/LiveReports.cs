using System.Collections.Concurrent;
using System.Text.Json;
using PluginTasks.ModuleRuntime.Calling;
using PluginTasks.ModuleRuntime.Remote;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Tasks;

namespace PluginTasks.ModuleRuntime.Progress;

/// <summary>Live progress, which is not stored: of each task at most 20 a second are sent, the latest always. Thread safe.</summary>
internal sealed class LiveReports(HostLink host) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<string, Line> lines = new(StringComparer.Ordinal);
    private readonly HostLink host = host;

    public void Report(string id, double? progress, string? label, JsonElement? checkpoint)
    {
        while (!lines.GetOrAdd(id, static (key, owner) => new Line(owner, key), this).TryReport(progress, label, checkpoint))
        {
            // It has just gone, as it had nothing to say for a while.
        }
    }

    /// <summary>Sends what a task has said last.</summary>
    public void Flush(string id)
    {
        if (lines.TryGetValue(id, out var line))
        {
            line.End();
        }
    }

    public void Dispose()
    {
        foreach (var (_, line) in lines)
        {
            line.End();
        }
    }

    private sealed class Line(LiveReports owner, string id)
    {
        private readonly Lock gate = new();
        private CurrentCall? call;
        private ProgressReport? waiting;
        private ITimer? timer;
        private bool isGone;

        public bool TryReport(double? progress, string? label, JsonElement? checkpoint)
        {
            lock (gate)
            {
                if (isGone)
                {
                    return false;
                }

                if (waiting is not null && call != CurrentCall.Value)
                {
                    // Said in another call, and so maybe for another user.
                    Send();
                }

                call = CurrentCall.Value;
                waiting = new ProgressReport(id, progress ?? waiting?.Progress, label ?? waiting?.Label, checkpoint ?? waiting?.Checkpoint);
                if (timer is null)
                {
                    Send();
                    using (Ambient.Suppress())
                    {
                        timer = owner.host.Time.CreateTimer(static state => ((Line)state!).Tick(), this, Pause, Pause);
                    }
                }

                return true;
            }
        }

        public void End()
        {
            lock (gate)
            {
                Send();
                Leave();
            }
        }

        private void Tick()
        {
            lock (gate)
            {
                if (waiting is null)
                {
                    Leave();
                }
                else
                {
                    Send();
                }
            }
        }

        private void Send()
        {
            if (waiting is { } report)
            {
                waiting = null;
                owner.host.Connection.Note(HostMethods.Emit, report, call?.LastNumber ?? 0);
            }
        }

        private void Leave()
        {
            isGone = true;
            timer?.Dispose();
            owner.lines.TryRemove(KeyValuePair.Create(id, this));
        }
    }
}
