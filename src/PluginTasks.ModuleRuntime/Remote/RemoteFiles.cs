using System.Text;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>Files: the host says whether and where, then they are used from here.</summary>
internal sealed class RemoteFiles(HostLink host, ModuleInfo module) : IFiles
{
    private const string Read = "read";
    private const string Create = "create";
    private const string Modify = "modify";
    private const string Delete = "delete";

    public async Task<bool> ExistsAsync(string path, CancellationToken cancellationToken = default)
    {
        try
        {
            return Path.Exists(await PlaceAsync(path, Read, cancellationToken).ConfigureAwait(false));
        }
        catch (SdkException denied) when (denied.Code == ErrorCodes.FilesystemDenied)
        {
            return false;
        }
    }

    public async Task<IReadOnlyList<FileEntry>> ListAsync(string folder, string pattern = "*", CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        if (pattern.Contains('/', StringComparison.Ordinal) || pattern is "..")
        {
            throw new ArgumentException("A pattern is for names, not for paths.", nameof(pattern));
        }

        var options = new EnumerationOptions
        {
            MatchType = MatchType.Simple,
            MatchCasing = MatchCasing.CaseSensitive,
            AttributesToSkip = 0,
            IgnoreInaccessible = false,
        };
        var place = new DirectoryInfo(await PlaceAsync(folder, Read, cancellationToken).ConfigureAwait(false));
        return [.. place.EnumerateFileSystemInfos(pattern, options).Select(Entry).OrderBy(e => e.Name, StringComparer.Ordinal)];
    }

    public async Task<string> ReadTextAsync(string path, CancellationToken cancellationToken = default)
    {
        var place = await PlaceAsync(path, Read, cancellationToken).ConfigureAwait(false);
        return await File.ReadAllTextAsync(place, Encoding.UTF8, cancellationToken).ConfigureAwait(false);
    }

    public async Task<ReadOnlyMemory<byte>> ReadBytesAsync(string path, CancellationToken cancellationToken = default) =>
        await File.ReadAllBytesAsync(await PlaceAsync(path, Read, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    public async Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken = default)
    {
        var place = await PlaceAsync(path, Read, cancellationToken).ConfigureAwait(false);
        return new FileStream(place, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 4_096, FileOptions.Asynchronous);
    }

    public Task WriteTextAsync(string path, string text, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        return WriteBytesAsync(path, Encoding.UTF8.GetBytes(text), cancellationToken);
    }

    public async Task WriteBytesAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default)
    {
        var place = await PlaceToWriteAsync(path, cancellationToken).ConfigureAwait(false);

        // Beside it, so that putting it in its place is one step.
        var draft = $"{place}.{host.Ids.Next()}.tmp";
        try
        {
            await File.WriteAllBytesAsync(draft, bytes, cancellationToken).ConfigureAwait(false);
            File.Move(draft, place, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    public async Task<Stream> OpenWriteAsync(string path, bool append = false, CancellationToken cancellationToken = default)
    {
        var place = await PlaceToWriteAsync(path, cancellationToken).ConfigureAwait(false);
        return new FileStream(place, append ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read, 4_096, FileOptions.Asynchronous);
    }

    public async Task CreateFolderAsync(string path, CancellationToken cancellationToken = default) =>
        Directory.CreateDirectory(await PlaceAsync(path, Create, cancellationToken).ConfigureAwait(false));

    public async Task MoveAsync(string from, string to, CancellationToken cancellationToken = default)
    {
        var source = await PlaceAsync(from, Delete, cancellationToken).ConfigureAwait(false);
        var target = await PlaceAsync(to, Create, cancellationToken).ConfigureAwait(false);
        if (Directory.Exists(source))
        {
            Directory.Move(source, target);
        }
        else
        {
            File.Move(source, target, overwrite: false);
        }
    }

    public async Task<bool> DeleteAsync(string path, CancellationToken cancellationToken = default)
    {
        var place = await PlaceAsync(path, Delete, cancellationToken).ConfigureAwait(false);
        var isLink = new FileInfo(place).LinkTarget is not null;
        if (!isLink && Directory.Exists(place))
        {
            Directory.Delete(place, recursive: true);
            return true;
        }

        var isThere = isLink || File.Exists(place);
        File.Delete(place);
        return isThere;
    }

    private static FileEntry Entry(FileSystemInfo found) => new(
        found.FullName,
        found is DirectoryInfo,
        found is FileInfo { Exists: true } file ? file.Length : 0,
        new DateTimeOffset(found.LastWriteTimeUtc, TimeSpan.Zero));

    private async Task<string> PlaceToWriteAsync(string path, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var isThere = File.Exists(Path.Combine(module.Folder, path));
        var place = await PlaceAsync(path, isThere ? Modify : Create, cancellationToken).ConfigureAwait(false);
        if (!isThere && Path.GetDirectoryName(place) is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
        }

        return place;
    }

    private async Task<string> PlaceAsync(string path, string operation, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return (await host.CallAsync(HostMethods.ResolveFile, new FileQuestion(path, operation), cancellationToken).ConfigureAwait(false)).Path;
    }
}
