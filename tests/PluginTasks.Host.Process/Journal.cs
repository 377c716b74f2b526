using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace PluginTasks.Host.Process;

/// <summary>What was seen, beside the database: a line each, whole, in the order in which it happened, whoever writes.</summary>
internal sealed class Journal
{
    private const int Append = 0x441; // O_WRONLY, O_CREAT, O_APPEND.

    private readonly string path;

    /// <param name="folder">The host's. The journal is where the module can write too: among its own files.</param>
    public Journal(string folder)
    {
        path = System.IO.Path.Combine(Directory.CreateDirectory(System.IO.Path.Combine(folder, "modules", "probe")).FullName, "journal");
        File.AppendAllText(path, "");
    }

    public string Path => path;

    public void Write(string line)
    {
        using var handle = new SafeFileHandle(Open(path, Append, 0x1A4), ownsHandle: true);
        RandomAccess.Write(handle, Encoding.UTF8.GetBytes(line + "\n"), 0);
    }

    /// <summary>All whole lines, in words.</summary>
    public IReadOnlyList<string[]> Read()
    {
        var text = File.Exists(path) ? File.ReadAllText(path) : "";
        return [.. text[..(text.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split(' '))];
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(string path, int flags, int mode);
}
