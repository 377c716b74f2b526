using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Cage;

/// <summary>What the host has in its memory.</summary>
public static class HostSecrets
{
    /// <summary>From here on no other process of the same user can look into this one; where that cannot be had, it says so by false.</summary>
    public static bool Hide() => OperatingSystem.IsLinux() && SealCalls.Hide() == 0;
}
