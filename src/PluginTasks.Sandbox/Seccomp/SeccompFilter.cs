using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Seccomp;

/// <summary>Puts a filter on the process itself.</summary>
public static class SeccompFilter
{
    /// <summary>Puts it on all threads at once, those to come included. It is never off again.</summary>
    /// <exception cref="PlatformNotSupportedException">The kernel refused; the process is as before but for <c>no_new_privs</c>.</exception>
    public static void PutOnAllThreads(SeccompProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        var error = SeccompCalls.PutOnAllThreads(program);
        if (error != 0)
        {
            throw new PlatformNotSupportedException($"System calls cannot be restricted here: {NativeError.Describe(error)}.");
        }
    }
}
