using System.Globalization;
using System.Text;
using Microsoft.Win32.SafeHandles;
using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Folders;

/// <summary>
/// Removes a folder whose owner would rather have it stay: names that are no text, folders that are deeper than any path, folders
/// that are closed. No link is followed.
/// </summary>
public static class FolderRemoval
{
    // A level each. Whoever fills a folder faster than it is emptied does not keep the host with it.
    private const int MostLevels = 10_000;

    /// <summary>Removes it with all that is in it. What cannot be removed stays.</summary>
    public static void Remove(string path)
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                for (var level = 0; level < MostLevels && Level(path); level++)
                {
                }

                Directory.Delete(path);
            }
            else
            {
                Directory.Delete(path, recursive: true);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    // What is in its folders comes up to the first level, so that two descriptors are enough for any depth. Gives whether that moved anything.
    private static bool Level(string path)
    {
        var (buffer, below) = (new byte[32 << 10], new byte[32 << 10]);
        using var top = FolderCalls.Open(path);
        var names = new FolderEntries(top, buffer);
        var moved = false;
        while (names.MoveNext())
        {
            moved |= FolderCalls.Remove(top, names.Current) || Empty(top, names.Current, below);
        }

        return moved;
    }

    private static bool Empty(SafeFileHandle top, ReadOnlySpan<byte> name, byte[] buffer)
    {
        if (FolderCalls.RemoveEmpty(top, name))
        {
            return true;
        }

        FolderCalls.Unlock(top, name);
        using var folder = FolderCalls.Open(top, name);
        var names = new FolderEntries(folder, buffer);
        var moved = false;
        while (names.MoveNext())
        {
            moved |= FolderCalls.Remove(folder, names.Current) || FolderCalls.RemoveEmpty(folder, names.Current) || MoveUp(folder, names.Current, top);
        }

        return FolderCalls.RemoveEmpty(top, name) || moved;
    }

    private static bool MoveUp(SafeFileHandle folder, ReadOnlySpan<byte> name, SafeFileHandle top)
    {
        // A folder that is closed to its owner cannot be moved.
        FolderCalls.Unlock(folder, name);
        return FolderCalls.Move(folder, name, top, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Guid.NewGuid():N}\0")));
    }
}
