using System.ComponentModel;
using System.Diagnostics;

namespace PluginTasks.Cli.Commands.Run;

/// <summary>The user's browser, where there is one.</summary>
internal static class Browser
{
    public static void TryOpen(string address)
    {
        try
        {
            var (program, args) = OperatingSystem.IsWindows() ? ("explorer", address) : OperatingSystem.IsMacOS() ? ("open", address) : ("xdg-open", address);
            using var process = Process.Start(new ProcessStartInfo(program, [args]) { RedirectStandardOutput = true, RedirectStandardError = true });
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            // A machine without one; the address stands in the output.
        }
    }
}
