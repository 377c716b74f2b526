using Microsoft.Win32.SafeHandles;
using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Folders;

/// <summary>
/// Adds up what a folder holds, while whoever owns it may be changing it: no link is followed, a name need not be text, and there is a
/// bound to all that is read and opened.
/// </summary>
internal sealed class FolderUse
{
    // Each level holds a descriptor of the host.
    private const int Deepest = 128;

    private readonly byte[] entries = new byte[32 << 10];
    private readonly long most;
    private DiskUse sum;

    private FolderUse(long most) => this.most = most;

    /// <summary>What is below a folder.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="most">Where there are more files, or folders too deep, it stops and says that there are more.</param>
    public static DiskUse Of(string folder, long most)
    {
        var use = new FolderUse(most);
        using var handle = FolderCalls.Open(folder);
        use.Add(handle, depth: 1);
        return use.sum;
    }

    private void Add(SafeFileHandle folder, int depth)
    {
        var below = new List<byte[]>();
        var names = new FolderEntries(folder, entries);
        while (sum.Files <= most && names.MoveNext())
        {
            if (FolderCalls.Look(folder, names.Current) is { } facts)
            {
                // A file with two names is met twice.
                sum += new DiskUse(facts.IsFolder ? facts.Bytes : facts.Bytes / Math.Max(1, facts.Names), 1);
                if (facts.IsFolder)
                {
                    below.Add(names.Current.ToArray());
                }
            }
        }

        if (below.Count > 0 && depth == Deepest)
        {
            sum = sum with { Files = most + 1 };
        }

        foreach (var name in below)
        {
            if (sum.Files > most)
            {
                return;
            }

            using var next = FolderCalls.Open(folder, name);
            Add(next, depth + 1);
        }
    }
}
