using System.Buffers.Text;
using System.Globalization;
using PluginTasks.Sandbox.Linux;
using PluginTasks.Sandbox.Processes;

namespace PluginTasks.Sandbox.Limits;

/// <summary>What processes hold in memory that is not files.</summary>
internal static class ResidentMemory
{
    private const int Kibibyte = 1024;

    /// <summary>Of a root, its session and what they started, and where <paramref name="looksFar"/> also of what has left both.</summary>
    public static long Of(ProcessTree tree, ProcessSnapshot all, bool looksFar)
    {
        var living = looksFar ? tree.Living(all)
            : all.WithDescendants(all.Processes.Where(p => p.Started >= tree.Root.Started && (p.Session == tree.Root.Id || p.Id == tree.Root.Id)));
        return living.Sum(p => Of(p.Id));
    }

    private static long Of(int pid)
    {
        Span<byte> buffer = stackalloc byte[4096];
        var length = ProcessFiles.Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{pid}/status"), buffer);
        var text = buffer[..Math.Max(0, length)];
        return (Field(text, "\nRssAnon:"u8) + Field(text, "\nRssShmem:"u8)) * Kibibyte;
    }

    private static long Field(ReadOnlySpan<byte> text, ReadOnlySpan<byte> name) =>
        text.IndexOf(name) is >= 0 and var at && Utf8Parser.TryParse(text[(at + name.Length)..].TrimStart(" \t"u8), out long value, out _) ? value : 0;
}
