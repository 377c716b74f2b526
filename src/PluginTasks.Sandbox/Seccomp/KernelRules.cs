using static PluginTasks.Sandbox.Seccomp.ArgumentTest;
using static PluginTasks.Sandbox.Seccomp.SeccompCase;
using static PluginTasks.Sandbox.Seccomp.SeccompVerdict;

namespace PluginTasks.Sandbox.Seccomp;

/// <summary>What administers the machine, and parts of the kernel that are large, seldom needed and have often been broken.</summary>
internal static class KernelRules
{
    private const uint NewListener = 1 << 3;

    private static readonly (string Calls, string Why)[] Refused =
    [
        ("mount umount2 pivot_root chroot move_mount open_tree open_tree_attr fsopen fsconfig fsmount fspick mount_setattr", "changes what paths mean"),
        ("setns unshare", "makes or enters namespaces, in which a process has rights that it is not given"),
        ("bpf perf_event_open userfaultfd", "large ways into the kernel"),
        ("kexec_load kexec_file_load init_module finit_module delete_module", "replaces the kernel or parts of it"),
        ("add_key request_key keyctl", "keyrings are shared between processes and call programs outside of the cage"),
        ("acct swapon swapoff reboot sethostname setdomainname quotactl quotactl_fd syslog vhangup", "administers the machine"),
        ("settimeofday clock_settime clock_adjtime adjtimex", "sets the clock"),
        ("iopl ioperm modify_ldt", "the processor's own privileges"),
        ("name_to_handle_at open_by_handle_at fanotify_init fanotify_mark lookup_dcookie", "reaches files without their paths"),
        ("setuid setgid setreuid setregid setresuid setresgid setfsuid setfsgid setgroups capset lsm_set_self_attr", "changes who a process is"),
        ("shmget shmat shmctl shmdt semget semop semctl semtimedop msgget msgsnd msgrcv msgctl", "System V objects belong to the machine, not to a process"),
        ("mq_open mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr", "message queues belong to the machine"),
        ("memfd_create memfd_secret", "a file without a path can be run, whatever rules there are on paths"),
    ];

    private static readonly (string Calls, string Why)[] Missing =
    [
        ("io_uring_setup io_uring_enter io_uring_register", "makes system calls that no filter sees"),
        ("clone3", "its flags are in memory, where a filter cannot see them; libraries take clone instead"),
        ("statmount listmount", "tells of the machine's mounts"),
        (
            "_sysctl afs_syscall create_module get_kernel_syms getpmsg nfsservctl putpmsg " +
            "query_module security tuxcall vserver uselib ustat sysfs",
            "gone from the kernel, or nobody's"),
        ("epoll_ctl_old epoll_wait_old get_thread_area set_thread_area", "never was on these architectures"),
    ];

    public static IEnumerable<SeccompRule> All { get; } =
    [
        .. Rules(Refused, NotPermitted),
        .. Rules(Missing, NotImplemented),
        new("personality", NotPermitted, "switches protections of memory off", Allow(Is(0, 0, uint.MaxValue))),
        new("seccomp", SeccompVerdict.Allow, "may only add to what is refused; a listener could hold calls up", Refuse(HasAny(1, NewListener))),
        new(
            "prctl", NotPermitted, "who may trace it, what it may become, where its parts lie",
            Allow(Is(0, ProcessOptions.Harmless)), Allow(Is(0, ProcessOptions.SetDumpable), Is(1, 0))),
    ];

    public static IEnumerable<SeccompRule> Rules(IEnumerable<(string Calls, string Why)> groups, SeccompVerdict verdict) =>
        from @group in groups
        from call in @group.Calls.Split(' ')
        select new SeccompRule(call, verdict, @group.Why);
}
