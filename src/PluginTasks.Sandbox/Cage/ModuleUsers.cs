using System.Security.Cryptography;
using System.Text;
using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Cage;

/// <summary>
/// Gives each module a user of its own, where the host may. Whose a module is, is kept as the owner of its data folder, so that a
/// number stays with its module for as long as there is something of it, and is never another's meanwhile. Thread safe.
/// </summary>
internal sealed class ModuleUsers
{
    // From here on nobody gives out numbers: https://systemd.io/UIDS-GIDS. Each host takes a block of its own by its folder.
    private const int First = 0x7000_0000;
    private const int Blocks = 1 << 16;
    private const int BlockSize = 1 << 12;
    private const int MostLevels = 64;

    private readonly Lock gate = new();
    private readonly string folder;
    private readonly int block;

    /// <param name="folder">Where the modules' data folders are.</param>
    public ModuleUsers(string folder)
    {
        this.folder = Path.GetFullPath(folder);
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(this.folder));
        block = First + ((((hash[0] << 8) | hash[1]) % Blocks) * BlockSize);
    }

    /// <summary>The user of the module of this name, whose data folder is there and becomes that user's.</summary>
    /// <exception cref="CageException">There is none left.</exception>
    public CageUser Of(string module)
    {
        lock (gate)
        {
            var own = Path.Combine(folder, module);
            var others = Directory.EnumerateDirectories(folder).Where(f => f != own).Select(OwnerOf).ToHashSet();
            var id = OwnerOf(own);
            if (!IsOurs(id) || others.Contains(id))
            {
                id = Enumerable.Range(block + 1, BlockSize - 1).FirstOrDefault(next => !others.Contains(next));
                if (id == 0)
                {
                    throw new CageException($"There is no user left for the module '{module}': {folder} has {BlockSize} folders.");
                }

                Give(own, id, MostLevels);
            }

            return new CageUser(id);
        }
    }

    /// <summary>All users of this host's modules.</summary>
    public bool IsOurs(int id) => id > block && id < block + BlockSize;

    private static int OwnerOf(string path) => (int)(FileCalls.Look(path)?.User ?? 0);

    // What has a second name may be somebody else's file.
    private static void Give(string path, int user, int levels)
    {
        if (FileCalls.Look(path) is not { } facts || (!facts.IsFolder && facts.Names > 1))
        {
            return;
        }

        FileCalls.Give(path, user);
        if (facts.IsFolder && levels > 0)
        {
            foreach (var entry in Directory.EnumerateFileSystemEntries(path))
            {
                Give(entry, user, levels - 1);
            }
        }
    }
}
