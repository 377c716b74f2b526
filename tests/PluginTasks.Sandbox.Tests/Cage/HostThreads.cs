namespace PluginTasks.Sandbox.Tests.Cage;

/// <summary>The threads of this process.</summary>
internal static class HostThreads
{
    /// <summary>Waits until each thread is as it should be, or gone: one that has ended may take a moment to be gone.</summary>
    public static async Task AllAsync(Func<string, bool> isRight)
    {
        foreach (var thread in Directory.GetDirectories("/proc/self/task"))
        {
            while (!IsGoneOr(thread, isRight))
            {
                await Task.Yield();
            }
        }
    }

    private static bool IsGoneOr(string thread, Func<string, bool> isRight)
    {
        try
        {
            return isRight(thread) || !Directory.Exists(thread);
        }
        catch (IOException)
        {
            return true;
        }
    }
}
