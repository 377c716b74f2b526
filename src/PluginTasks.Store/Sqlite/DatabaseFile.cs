using System.Buffers.Binary;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Sqlite;

/// <summary>
/// What can be seen of a database before anything opens it for writing: SQLite would repair or replace what is not
/// ours to touch. See https://www.sqlite.org/fileformat.html for the header.
/// </summary>
internal static class DatabaseFile
{
    private const int HeaderLength = 100;

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Whether there is something to open; an empty file is as good as none.</summary>
    /// <exception cref="StoreException">It is not a whole SQLite database.</exception>
    public static bool Exists(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length == 0)
        {
            return false;
        }

        Span<byte> header = stackalloc byte[HeaderLength];
        using (var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            if (stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false) < HeaderLength || !header.StartsWith(Magic))
            {
                throw Damaged(path, "the file does not begin as an SQLite database does");
            }
        }

        // A checkpoint that was cut short leaves a file that is too short, and the log that completes it.
        var log = new FileInfo(path + "-wal");
        if ((!log.Exists || log.Length == 0) && file.Length < LengthOf(header))
        {
            throw Damaged(path, "the end of the file is missing");
        }

        return true;
    }

    public static StoreException Damaged(string path, string how) => new(
        StoreErrorCodes.Damaged,
        $"{path} is damaged: {how}. It was left as it is. Stop the program, put a backup in its place, " +
        "or move it away together with its -wal and -shm files to begin with an empty one.");

    private static long LengthOf(ReadOnlySpan<byte> header)
    {
        var pageSize = BinaryPrimitives.ReadUInt16BigEndian(header[16..]);
        var isCurrent = BinaryPrimitives.ReadUInt32BigEndian(header[24..]) == BinaryPrimitives.ReadUInt32BigEndian(header[92..]);
        return isCurrent ? BinaryPrimitives.ReadUInt32BigEndian(header[28..]) * (pageSize == 1 ? 65_536L : pageSize) : 0;
    }
}
