using static PluginTasks.Sandbox.Seccomp.ArgumentTest;
using static PluginTasks.Sandbox.Seccomp.SeccompVerdict;

namespace PluginTasks.Sandbox.Seccomp;

/// <summary>Processes and programs: new ones stay children and in this one's namespaces; a worker's module code starts none.</summary>
internal static class ProgramRules
{
    private const uint NewNamespaces = 0x7E020000; // CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET
    private const uint AsSibling = 0x8000; // CLONE_PARENT: the child would be the host's
    private const uint Thread = 0x10000;
    private const uint EmptyPath = 0x1000;

    public static IEnumerable<SeccompRule> Of(SeccompProfile profile) => profile.AllowsPrograms ? WithPrograms : Without;

    private static SeccompRule[] WithPrograms =>
    [
        new("clone", Allow, "no namespaces, no children of the host", SeccompCase.Refuse(HasAny(0, NewNamespaces | AsSibling))),
        new("execveat", Allow, "runs what has no path", SeccompCase.Refuse(HasAny(4, EmptyPath))),
    ];

    private static SeccompRule[] Without =>
    [
        .. KernelRules.Rules([("execve execveat fork vfork setsid setpgid pidfd_open pidfd_send_signal", "only the host starts programs")], NotPermitted),
        new("clone", NotPermitted, "threads alone", SeccompCase.Refuse(HasAny(0, NewNamespaces | AsSibling)), SeccompCase.Allow(HasAny(0, Thread))),
    ];
}
