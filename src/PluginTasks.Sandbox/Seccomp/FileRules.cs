using static PluginTasks.Sandbox.Seccomp.ArgumentTest;
using static PluginTasks.Sandbox.Seccomp.SeccompVerdict;

namespace PluginTasks.Sandbox.Seccomp;

/// <summary>What a module may not do to files that it can reach. Which files these are is not seen from here: Landlock and the user decide it.</summary>
internal static class FileRules
{
    private const uint TypeBits = 0xF000; // S_IFMT
    private const uint RegularFile = 0x8000; // S_IFREG
    private const uint SetUserOrGroup = 0xC00; // S_ISUID | S_ISGID
    private const uint Create = 0x40; // O_CREAT
    private const uint Nameless = 0x400000; // the bit of O_TMPFILE that is its own
    private const uint EmptyPath = 0x1000; // AT_EMPTY_PATH

    private const uint Exclusive = 2; // LOCK_EX
    private const uint WithoutWaiting = 4; // LOCK_NB

    // TIOCSTI, TIOCLINUX, TIOCCONS, TIOCSETD, FIOSETOWN, SIOCSPGRP, FS_IOC_SETFLAGS, FS_IOC32_SETFLAGS, FS_IOC_FSSETXATTR
    private static readonly uint[] RefusedRequests = [0x5412, 0x541C, 0x541D, 0x5423, 0x8901, 0x8902, 0x40086602, 0x40046602, 0x401C5820];

    // F_SETOWN, F_SETSIG, F_SETOWN_EX, F_SETLEASE, F_NOTIFY
    private static readonly uint[] RefusedCommands = [8, 10, 15, 1024, 1026];

    private static readonly (string Calls, string Why)[] Refused =
    [
        ("chown fchown lchown fchownat", "gives files away"),
        (
            "setxattr lsetxattr fsetxattr setxattrat removexattr lremovexattr fremovexattr removexattrat file_setattr",
            "attributes that other programs trust; Landlock does not cover them"),
    ];

    public static IEnumerable<SeccompRule> Of(SeccompProfile profile) =>
    [
        .. KernelRules.Rules(Refused, NotPermitted),
        new("openat2", NotImplemented, "its modes are in memory, where a filter cannot see them; libraries take openat instead"),
        new("open", Allow, "no file with another's rights is made", SeccompCase.Refuse(HasAny(1, Create | Nameless), HasAny(2, SetUserOrGroup))),
        new("openat", Allow, "no file with another's rights is made", SeccompCase.Refuse(HasAny(2, Create | Nameless), HasAny(3, SetUserOrGroup))),
        new("creat", Allow, "no file with another's rights is made", SeccompCase.Refuse(HasAny(1, SetUserOrGroup))),
        new("mknod", NotPermitted, "no devices, pipes or sockets with names", NewFile(1)),
        new("mknodat", NotPermitted, "no devices, pipes or sockets with names", NewFile(2)),
        new("fchmod", Allow, "no file gets another's rights", SeccompCase.Refuse(HasAny(1, SetUserOrGroup))),
        new("ioctl", Allow, "types into a terminal, sends signals, changes attributes", SeccompCase.Refuse(Is(1, RefusedRequests))),
        new("fcntl", Allow, "sends signals to others, makes them wait for a file", SeccompCase.Refuse(Is(1, RefusedCommands))),
        new(
            "flock", Allow,
            "a lock that others cannot share stalls whoever opens the file, and reading it is enough to hold one",
            SeccompCase.Refuse(IsBut(1, WithoutWaiting, Exclusive))),
        .. profile.HasOwnUser ? ByName : ByOpenFile,
    ];

    private static SeccompRule[] ByName =>
    [
        new("chmod", Allow, "no file gets another's rights", SeccompCase.Refuse(HasAny(1, SetUserOrGroup))),
        new("fchmodat", Allow, "no file gets another's rights", SeccompCase.Refuse(HasAny(2, SetUserOrGroup))),
        new("fchmodat2", Allow, "no file gets another's rights", SeccompCase.Refuse(HasAny(2, SetUserOrGroup))),
    ];

    private static SeccompRule[] ByOpenFile =>
    [
        .. KernelRules.Rules([("chmod fchmodat fchmodat2 utime utimes futimesat", "changes the host's own files by their names")], NotPermitted),
        new("utimensat", NotPermitted, "changes the host's own files by their names", SeccompCase.Allow([.. IsNull(1), HasNone(3, EmptyPath)])),
    ];

    // Where the type is left out a regular file is meant.
    private static SeccompCase NewFile(int mode) =>
        SeccompCase.Allow(new ArgumentTest(mode, false, TypeBits, [0, RegularFile], true), HasNone(mode, SetUserOrGroup));
}
