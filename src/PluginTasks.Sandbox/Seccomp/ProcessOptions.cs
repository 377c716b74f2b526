namespace PluginTasks.Sandbox.Seccomp;

/// <summary>The options of <c>prctl</c>: https://man7.org/linux/man-pages/man2/prctl.2.html</summary>
internal static class ProcessOptions
{
    public const uint SetDumpable = 4;

    /// <summary>
    /// Those that are about the caller alone and give it nothing. Not among them: PR_SET_DUMPABLE, PR_SET_PTRACER, PR_SET_MM, PR_SET_SECUREBITS,
    /// PR_SET_KEEPCAPS, PR_CAP_AMBIENT, PR_SCHED_CORE, PR_SET_IO_FLUSHER, and what later kernels bring.
    /// </summary>
    public static readonly uint[] Harmless =
    [
        1, 2, // PR_SET_PDEATHSIG, PR_GET_PDEATHSIG
        3, 5, 7, // PR_GET_DUMPABLE, PR_GET_UNALIGN, PR_GET_KEEPCAPS
        13, 14, 15, 16, // PR_GET_TIMING, PR_SET_TIMING, PR_SET_NAME, PR_GET_NAME
        21, 22, 23, 24, // PR_GET_SECCOMP, PR_SET_SECCOMP (a filter more, never less), PR_CAPBSET_READ, PR_CAPBSET_DROP
        25, 26, 27, // PR_GET_TSC, PR_SET_TSC, PR_GET_SECUREBITS
        29, 30, // PR_SET_TIMERSLACK, PR_GET_TIMERSLACK
        33, 34, // PR_MCE_KILL, PR_MCE_KILL_GET
        36, 37, 38, 39, // PR_SET_CHILD_SUBREAPER, PR_GET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS, PR_GET_NO_NEW_PRIVS
        40, 41, 42, // PR_GET_TID_ADDRESS, PR_SET_THP_DISABLE, PR_GET_THP_DISABLE
        50, 51, 52, 53, // PR_SVE_SET_VL, PR_SVE_GET_VL, PR_GET_SPECULATION_CTRL, PR_SET_SPECULATION_CTRL
        54, 55, 56, // PR_PAC_RESET_KEYS, PR_SET_TAGGED_ADDR_CTRL, PR_GET_TAGGED_ADDR_CTRL
        60, 61, 63, 64, // PR_PAC_SET_ENABLED_KEYS, PR_PAC_GET_ENABLED_KEYS, PR_SME_SET_VL, PR_SME_GET_VL
        65, 66, // PR_SET_MDWE, PR_GET_MDWE
        74, 75, 76, 78, // PR_GET_SHADOW_STACK_STATUS, PR_SET_SHADOW_STACK_STATUS, PR_LOCK_SHADOW_STACK_STATUS, PR_FUTEX_HASH
        0x53564d41, // PR_SET_VMA, with which libraries name their memory
    ];
}
