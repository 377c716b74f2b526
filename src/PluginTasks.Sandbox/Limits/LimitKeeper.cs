using System.Collections.Concurrent;
using System.Globalization;
using PluginTasks.Sandbox.Processes;

namespace PluginTasks.Sandbox.Limits;

/// <summary>
/// Puts limits on started processes and looks after them: those that the kernel keeps for each process, a control group where one can be
/// made, and a look at their memory and at their module's folders every so often. One for a host. Thread safe.
/// </summary>
public sealed class LimitKeeper : IAsyncDisposable
{
    // Above all that does not ask for it, so that the kernel takes a module's process before the host.
    private const int TakenFirst = 500;

    // What is left then is removed by the next host.
    private const int LastSweeps = 100;

    private readonly ControlGroups groups;
    private readonly Watch memory;
    private readonly Watch disk;
    private readonly DiskWatchdog quota;
    private readonly ConcurrentDictionary<HeldChild, bool> leaving = new();

    /// <param name="time">Says when to look. Default: the system's.</param>
    /// <param name="groups">Where control groups are made. Default: where this process may.</param>
    /// <param name="interval">How often to look. Default: 250 ms.</param>
    /// <param name="onDisk">What the folders of each module may hold. Default: the defaults.</param>
    public LimitKeeper(TimeProvider? time = null, ControlGroups? groups = null, TimeSpan? interval = null, DiskLimit? onDisk = null)
    {
        this.groups = groups ?? ControlGroups.Open();
        time ??= TimeProvider.System;
        var often = interval ?? TimeSpan.FromMilliseconds(250);
        var watchdog = new MemoryWatchdog();
        memory = new Watch(time, often, children =>
        {
            watchdog.Look(children);
            Sweep();
        });
        quota = new DiskWatchdog(onDisk ?? new DiskLimit(), time);
        disk = new Watch(time, often, quota.Look);
    }

    public ControlGroups Groups => groups;

    /// <summary>Starts a process within its limits: in its control group before its first instruction, where there is one that a cage can enter.</summary>
    public HeldChild Start(ResourceLimits limits, Func<IReadOnlyList<string>, ChildProcess> start)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentNullException.ThrowIfNull(start);
        if (OperatingSystem.IsLinux() && limits.Own is { } own)
        {
            quota.Begin(own);
        }

        var group = OperatingSystem.IsLinux() ? groups.TryMake(limits) : null;
        ChildProcess? child = null;
        try
        {
            child = start(group?.Entrances ?? []);
            return Hold(child, limits, group);
        }
        catch
        {
            // Without its limits it does not run.
            child?.Kill();
            group?.Remove();
            throw;
        }
    }

    /// <summary>Limits a process that was just started. What cannot be put on is in <see cref="HeldChild.Problems"/>; it runs all the same.</summary>
    public HeldChild Hold(ChildProcess child, ResourceLimits limits)
    {
        ArgumentNullException.ThrowIfNull(child);
        ArgumentNullException.ThrowIfNull(limits);
        return Hold(child, limits, OperatingSystem.IsLinux() ? groups.TryMake(limits) : null);
    }

    /// <summary>Stops looking. What is held lives on, with the limits that the kernel keeps.</summary>
    public async ValueTask DisposeAsync()
    {
        await memory.DisposeAsync().ConfigureAwait(false);
        await disk.DisposeAsync().ConfigureAwait(false);
        for (var sweep = 0; sweep < LastSweeps && !leaving.IsEmpty; sweep++)
        {
            Sweep();
            await Task.Yield();
        }
    }

    private HeldChild Hold(ChildProcess child, ResourceLimits limits, ControlGroup? made)
    {
        using var still = StandingStill.Hold(child.Id);
        var problems = new List<string>(limits.ApplyTo(child.Id));
        foreach (var early in StandingStill.ChildrenOf(child.Id))
        {
            problems.AddRange(limits.ApplyTo(early));
        }

        var group = OperatingSystem.IsLinux() ? Enter(child, made, problems) : null;
        var held = new HeldChild(child, limits, group, problems, LetGo);
        if (OperatingSystem.IsLinux() && (limits.MemoryBytes is not null || group is not null))
        {
            memory.Add(held);
        }

        if (OperatingSystem.IsLinux() && limits.Own is not null)
        {
            disk.Add(held);
        }

        return held;
    }

    private static ControlGroup? Enter(ChildProcess child, ControlGroup? group, List<string> problems)
    {
        Try(child, problems, "order of killing", () => File.WriteAllText(
            string.Create(CultureInfo.InvariantCulture, $"/proc/{child.Id}/oom_score_adj"), TakenFirst.ToString(CultureInfo.InvariantCulture)));
        if (group is null || Try(child, problems, "control group", () => group.Add(child.Id)))
        {
            return group;
        }

        group.Remove();
        return null;
    }

    private static bool Try(ChildProcess child, List<string> problems, string what, Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It may have ended by now, which is no problem.
            if (ProcessEntry.Read(child.Id) is { IsOver: false })
            {
                problems.Add($"{what}: {e.Message}");
            }

            return false;
        }
    }

    private void LetGo(HeldChild held)
    {
        disk.Remove(held);
        leaving[held] = true;
        Sweep();
    }

    // A group goes when the last of its processes is gone, which takes the kernel a moment longer than to kill it: until then it is looked at.
    private void Sweep()
    {
        foreach (var held in leaving.Keys)
        {
            if (held.TryClear())
            {
                memory.Remove(held);
                leaving.TryRemove(held, out _);
            }
        }
    }
}
