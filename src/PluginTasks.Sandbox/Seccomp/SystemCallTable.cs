using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Seccomp;

/// <summary>
/// The system calls of Linux 6.18 with their numbers. From 424 on a number is the same on every architecture. What is not in here does not
/// exist for a caged program: https://man7.org/linux/man-pages/man2/syscalls.2.html
/// </summary>
internal static class SystemCallTable
{
    private const int None = SystemCall.None;

    public static IReadOnlyList<SystemCall> All { get; } =
    [
        new("_sysctl", 156, None), new("accept", 43, 202), new("accept4", 288, 242), new("access", 21, None), new("acct", 163, 89),
        new("add_key", 248, 217), new("adjtimex", 159, 171), new("afs_syscall", 183, None), new("alarm", 37, None), new("arch_prctl", 158, None),
        new("bind", 49, 200), new("bpf", 321, 280), new("brk", 12, 214), new("cachestat", 451, 451), new("capget", 125, 90), new("capset", 126, 91),
        new("chdir", 80, 49), new("chmod", 90, None), new("chown", 92, None), new("chroot", 161, 51), new("clock_adjtime", 305, 266),
        new("clock_getres", 229, 114), new("clock_gettime", 228, 113), new("clock_nanosleep", 230, 115), new("clock_settime", 227, 112),
        new("clone", 56, 220), new("clone3", 435, 435), new("close", 3, 57), new("close_range", 436, 436), new("connect", 42, 203),
        new("copy_file_range", 326, 285), new("creat", 85, None), new("create_module", 174, None), new("delete_module", 176, 106), new("dup", 32, 23),
        new("dup2", 33, None), new("dup3", 292, 24), new("epoll_create", 213, None), new("epoll_create1", 291, 20), new("epoll_ctl", 233, 21),
        new("epoll_ctl_old", 214, None), new("epoll_pwait", 281, 22), new("epoll_pwait2", 441, 441), new("epoll_wait", 232, None),
        new("epoll_wait_old", 215, None), new("eventfd", 284, None), new("eventfd2", 290, 19), new("execve", 59, 221), new("execveat", 322, 281),
        new("exit", 60, 93), new("exit_group", 231, 94), new("faccessat", 269, 48), new("faccessat2", 439, 439), new("fadvise64", 221, 223),
        new("fallocate", 285, 47), new("fanotify_init", 300, 262), new("fanotify_mark", 301, 263), new("fchdir", 81, 50), new("fchmod", 91, 52),
        new("fchmodat", 268, 53), new("fchmodat2", 452, 452), new("fchown", 93, 55), new("fchownat", 260, 54), new("fcntl", 72, 25),
        new("fdatasync", 75, 83), new("fgetxattr", 193, 10), new("file_getattr", 468, 468), new("file_setattr", 469, 469),
        new("finit_module", 313, 273), new("flistxattr", 196, 13), new("flock", 73, 32), new("fork", 57, None), new("fremovexattr", 199, 16),
        new("fsconfig", 431, 431), new("fsetxattr", 190, 7), new("fsmount", 432, 432), new("fsopen", 430, 430), new("fspick", 433, 433),
        new("fstat", 5, 80), new("fstatfs", 138, 44), new("fsync", 74, 82), new("ftruncate", 77, 46), new("futex", 202, 98),
        new("futex_requeue", 456, 456), new("futex_wait", 455, 455), new("futex_waitv", 449, 449), new("futex_wake", 454, 454),
        new("futimesat", 261, None), new("get_kernel_syms", 177, None), new("get_mempolicy", 239, 236), new("get_robust_list", 274, 100),
        new("get_thread_area", 211, None), new("getcpu", 309, 168), new("getcwd", 79, 17), new("getdents", 78, None), new("getdents64", 217, 61),
        new("getegid", 108, 177), new("geteuid", 107, 175), new("getgid", 104, 176), new("getgroups", 115, 158), new("getitimer", 36, 102),
        new("getpeername", 52, 205), new("getpgid", 121, 155), new("getpgrp", 111, None), new("getpid", 39, 172), new("getpmsg", 181, None),
        new("getppid", 110, 173), new("getpriority", 140, 141), new("getrandom", 318, 278), new("getresgid", 120, 150), new("getresuid", 118, 148),
        new("getrlimit", 97, 163), new("getrusage", 98, 165), new("getsid", 124, 156), new("getsockname", 51, 204), new("getsockopt", 55, 209),
        new("gettid", 186, 178), new("gettimeofday", 96, 169), new("getuid", 102, 174), new("getxattr", 191, 8), new("getxattrat", 464, 464),
        new("init_module", 175, 105), new("inotify_add_watch", 254, 27), new("inotify_init", 253, None), new("inotify_init1", 294, 26),
        new("inotify_rm_watch", 255, 28), new("io_cancel", 210, 3), new("io_destroy", 207, 1), new("io_getevents", 208, 4),
        new("io_pgetevents", 333, 292), new("io_setup", 206, 0), new("io_submit", 209, 2), new("io_uring_enter", 426, 426),
        new("io_uring_register", 427, 427), new("io_uring_setup", 425, 425), new("ioctl", 16, 29), new("ioperm", 173, None), new("iopl", 172, None),
        new("ioprio_get", 252, 31), new("ioprio_set", 251, 30), new("kcmp", 312, 272), new("kexec_file_load", 320, 294), new("kexec_load", 246, 104),
        new("keyctl", 250, 219), new("kill", 62, 129), new("landlock_add_rule", 445, 445), new("landlock_create_ruleset", 444, 444),
        new("landlock_restrict_self", 446, 446), new("lchown", 94, None), new("lgetxattr", 192, 9), new("link", 86, None), new("linkat", 265, 37),
        new("listen", 50, 201), new("listmount", 458, 458), new("listxattr", 194, 11), new("listxattrat", 465, 465), new("llistxattr", 195, 12),
        new("lookup_dcookie", 212, 18), new("lremovexattr", 198, 15), new("lseek", 8, 62), new("lsetxattr", 189, 6),
        new("lsm_get_self_attr", 459, 459), new("lsm_list_modules", 461, 461), new("lsm_set_self_attr", 460, 460), new("lstat", 6, None),
        new("madvise", 28, 233), new("map_shadow_stack", 453, 453), new("mbind", 237, 235), new("membarrier", 324, 283),
        new("memfd_create", 319, 279), new("memfd_secret", 447, 447), new("migrate_pages", 256, 238), new("mincore", 27, 232), new("mkdir", 83, None),
        new("mkdirat", 258, 34), new("mknod", 133, None), new("mknodat", 259, 33), new("mlock", 149, 228), new("mlock2", 325, 284),
        new("mlockall", 151, 230), new("mmap", 9, 222), new("modify_ldt", 154, None), new("mount", 165, 40), new("mount_setattr", 442, 442),
        new("move_mount", 429, 429), new("move_pages", 279, 239), new("mprotect", 10, 226), new("mq_getsetattr", 245, 185),
        new("mq_notify", 244, 184), new("mq_open", 240, 180), new("mq_timedreceive", 243, 183), new("mq_timedsend", 242, 182),
        new("mq_unlink", 241, 181), new("mremap", 25, 216), new("mseal", 462, 462), new("msgctl", 71, 187), new("msgget", 68, 186),
        new("msgrcv", 70, 188), new("msgsnd", 69, 189), new("msync", 26, 227), new("munlock", 150, 229), new("munlockall", 152, 231),
        new("munmap", 11, 215), new("name_to_handle_at", 303, 264), new("nanosleep", 35, 101), new("newfstatat", 262, 79), new("nfsservctl", 180, 42),
        new("open", 2, None), new("open_by_handle_at", 304, 265), new("open_tree", 428, 428), new("open_tree_attr", 467, 467), new("openat", 257, 56),
        new("openat2", 437, 437), new("pause", 34, None), new("perf_event_open", 298, 241), new("personality", 135, 92), new("pidfd_getfd", 438, 438),
        new("pidfd_open", 434, 434), new("pidfd_send_signal", 424, 424), new("pipe", 22, None), new("pipe2", 293, 59), new("pivot_root", 155, 41),
        new("pkey_alloc", 330, 289), new("pkey_free", 331, 290), new("pkey_mprotect", 329, 288), new("poll", 7, None), new("ppoll", 271, 73),
        new("prctl", 157, 167), new("pread64", 17, 67), new("preadv", 295, 69), new("preadv2", 327, 286), new("prlimit64", 302, 261),
        new("process_madvise", 440, 440), new("process_mrelease", 448, 448), new("process_vm_readv", 310, 270), new("process_vm_writev", 311, 271),
        new("pselect6", 270, 72), new("ptrace", 101, 117), new("putpmsg", 182, None), new("pwrite64", 18, 68), new("pwritev", 296, 70),
        new("pwritev2", 328, 287), new("query_module", 178, None), new("quotactl", 179, 60), new("quotactl_fd", 443, 443), new("read", 0, 63),
        new("readahead", 187, 213), new("readlink", 89, None), new("readlinkat", 267, 78), new("readv", 19, 65), new("reboot", 169, 142),
        new("recvfrom", 45, 207), new("recvmmsg", 299, 243), new("recvmsg", 47, 212), new("remap_file_pages", 216, 234), new("removexattr", 197, 14),
        new("removexattrat", 466, 466), new("rename", 82, None), new("renameat", 264, 38), new("renameat2", 316, 276), new("request_key", 249, 218),
        new("restart_syscall", 219, 128), new("rmdir", 84, None), new("rseq", 334, 293), new("rt_sigaction", 13, 134), new("rt_sigpending", 127, 136),
        new("rt_sigprocmask", 14, 135), new("rt_sigqueueinfo", 129, 138), new("rt_sigreturn", 15, 139), new("rt_sigsuspend", 130, 133),
        new("rt_sigtimedwait", 128, 137), new("rt_tgsigqueueinfo", 297, 240), new("sched_get_priority_max", 146, 125),
        new("sched_get_priority_min", 147, 126), new("sched_getaffinity", 204, 123), new("sched_getattr", 315, 275), new("sched_getparam", 143, 121),
        new("sched_getscheduler", 145, 120), new("sched_rr_get_interval", 148, 127), new("sched_setaffinity", 203, 122),
        new("sched_setattr", 314, 274), new("sched_setparam", 142, 118), new("sched_setscheduler", 144, 119), new("sched_yield", 24, 124),
        new("seccomp", 317, 277), new("security", 185, None), new("select", 23, None), new("semctl", 66, 191), new("semget", 64, 190),
        new("semop", 65, 193), new("semtimedop", 220, 192), new("sendfile", 40, 71), new("sendmmsg", 307, 269), new("sendmsg", 46, 211),
        new("sendto", 44, 206), new("set_mempolicy", 238, 237), new("set_mempolicy_home_node", 450, 450), new("set_robust_list", 273, 99),
        new("set_thread_area", 205, None), new("set_tid_address", 218, 96), new("setdomainname", 171, 162), new("setfsgid", 123, 152),
        new("setfsuid", 122, 151), new("setgid", 106, 144), new("setgroups", 116, 159), new("sethostname", 170, 161), new("setitimer", 38, 103),
        new("setns", 308, 268), new("setpgid", 109, 154), new("setpriority", 141, 140), new("setregid", 114, 143), new("setresgid", 119, 149),
        new("setresuid", 117, 147), new("setreuid", 113, 145), new("setrlimit", 160, 164), new("setsid", 112, 157), new("setsockopt", 54, 208),
        new("settimeofday", 164, 170), new("setuid", 105, 146), new("setxattr", 188, 5), new("setxattrat", 463, 463), new("shmat", 30, 196),
        new("shmctl", 31, 195), new("shmdt", 67, 197), new("shmget", 29, 194), new("shutdown", 48, 210), new("sigaltstack", 131, 132),
        new("signalfd", 282, None), new("signalfd4", 289, 74), new("socket", 41, 198), new("socketpair", 53, 199), new("splice", 275, 76),
        new("stat", 4, None), new("statfs", 137, 43), new("statmount", 457, 457), new("statx", 332, 291), new("swapoff", 168, 225),
        new("swapon", 167, 224), new("symlink", 88, None), new("symlinkat", 266, 36), new("sync", 162, 81), new("sync_file_range", 277, 84),
        new("syncfs", 306, 267), new("sysfs", 139, None), new("sysinfo", 99, 179), new("syslog", 103, 116), new("tee", 276, 77),
        new("tgkill", 234, 131), new("time", 201, None), new("timer_create", 222, 107), new("timer_delete", 226, 111),
        new("timer_getoverrun", 225, 109), new("timer_gettime", 224, 108), new("timer_settime", 223, 110), new("timerfd_create", 283, 85),
        new("timerfd_gettime", 287, 87), new("timerfd_settime", 286, 86), new("times", 100, 153), new("tkill", 200, 130), new("truncate", 76, 45),
        new("tuxcall", 184, None), new("umask", 95, 166), new("umount2", 166, 39), new("uname", 63, 160), new("unlink", 87, None),
        new("unlinkat", 263, 35), new("unshare", 272, 97), new("uselib", 134, None), new("userfaultfd", 323, 282), new("ustat", 136, None),
        new("utime", 132, None), new("utimensat", 280, 88), new("utimes", 235, None), new("vfork", 58, None), new("vhangup", 153, 58),
        new("vmsplice", 278, 75), new("vserver", 236, None), new("wait4", 61, 260), new("waitid", 247, 95), new("write", 1, 64),
        new("writev", 20, 66),
    ];

    /// <summary>The calls that an architecture has, by number.</summary>
    public static SortedDictionary<uint, SystemCall> Of(Architecture architecture) =>
        new(All.Where(c => c.NumberOn(architecture) != None).ToDictionary(c => (uint)c.NumberOn(architecture)));
}
