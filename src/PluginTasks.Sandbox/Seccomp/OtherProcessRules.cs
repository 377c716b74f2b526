using static PluginTasks.Sandbox.Seccomp.ArgumentTest;
using static PluginTasks.Sandbox.Seccomp.SeccompCase;
using static PluginTasks.Sandbox.Seccomp.SeccompVerdict;

namespace PluginTasks.Sandbox.Seccomp;

/// <summary>
/// What one process can do to another. Signals are not here: a filter cannot tell the caller's own children from others, Landlock can.
/// </summary>
internal static class OtherProcessRules
{
    private const uint OfProcess = 0;
    private const uint PriorityOfProcess = 1;

    private static readonly (string Calls, string Why)[] Refused =
    [
        ("ptrace process_vm_readv process_vm_writev kcmp pidfd_getfd", "looks into another process"),
        ("process_madvise process_mrelease", "takes memory from another process"),
    ];

    // The C library asks with 0 for the caller's own thread; with a number it may be anybody's.
    private static readonly (string Calls, string Why)[] OwnAlone =
    [
        ("sched_setaffinity sched_setscheduler sched_setparam sched_setattr", "when and where a thread runs"),
        ("prlimit64 get_robust_list move_pages migrate_pages", "limits, locks and memory of a process"),
    ];

    public static IEnumerable<SeccompRule> All { get; } =
    [
        .. KernelRules.Rules(Refused, NotPermitted),
        .. KernelRules.Rules(OwnAlone, NotPermitted).Select(rule => rule with { Cases = [SeccompCase.Allow(Is(0, 0))] }),
        new("setpriority", NotPermitted, "when a process runs", SeccompCase.Allow(Is(0, OfProcess), Is(1, 0))),
        new("ioprio_set", NotPermitted, "when a process reads and writes", SeccompCase.Allow(Is(0, PriorityOfProcess), Is(1, 0))),
    ];
}
