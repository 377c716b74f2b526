using System.Formats.Tar;

namespace PluginTasks.Pages.Files;

/// <summary>
/// Tells an empty file from a pipe, a socket or a device, none of which has a length either. The runtime says
/// what something is only to those who archive it, which it does without opening what is no plain file.
/// </summary>
internal static class PlainFile
{
    private const int TypeInHeader = 156;

    public static bool Is(string path)
    {
        using var archive = new MemoryStream();
        try
        {
            using (var writer = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true))
            {
                writer.WriteEntry(path, "file");
            }
        }
        catch (IOException)
        {
            // A socket cannot be archived.
            return false;
        }

        return archive.GetBuffer()[TypeInHeader] == (byte)TarEntryType.RegularFile;
    }
}
