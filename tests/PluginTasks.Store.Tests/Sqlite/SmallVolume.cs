using System.Diagnostics;

namespace PluginTasks.Store.Tests.Sqlite;

/// <summary>A volume of few megabytes, where the user may mount one.</summary>
internal sealed class SmallVolume : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plugintasks-volume-");

    private SmallVolume()
    {
    }

    public string Folder => folder.FullName;

    public static SmallVolume? TryMount(int megabytes)
    {
        var volume = new SmallVolume();
        if (Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", volume.Folder))
        {
            return volume;
        }

        volume.folder.Delete();
        return null;
    }

    public void Grow(int megabytes) => Assert.True(Run("mount", "-o", $"remount,size={megabytes}m", Folder));

    public void Dispose()
    {
        // What is open keeps the volume busy for a moment; lazily it goes when it is free.
        Run("umount", "-l", Folder);
        folder.Delete();
    }

    private static bool Run(string program, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { RedirectStandardError = true });
        process!.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
