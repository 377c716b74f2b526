namespace PluginTasks.Sdk;

/// <summary>
/// Files within the module's rights: its own folder to read, <see cref="ModuleInfo.DataFolder"/> and
/// <see cref="ModuleInfo.TempFolder"/> to read and write, all else by the manifest's <c>access</c>. Relative paths start at
/// the module's folder, as they do there. Thread safe; the streams are not.
/// </summary>
/// <remarks>
/// Every call throws <see cref="SdkException"/> with <c>sandbox_filesystem_denied</c> where the rules say no, and the
/// framework's own exceptions (<see cref="FileNotFoundException"/>, <see cref="IOException"/>) for the rest.
/// </remarks>
public interface IFiles
{
    /// <summary>Whether there is a file or folder that the module may read; false also where it may not.</summary>
    Task<bool> ExistsAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>What is in a folder, by name, not below it.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="pattern">Which names, with <c>*</c> and <c>?</c>. Default: all.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<FileEntry>> ListAsync(string folder, string pattern = "*", CancellationToken cancellationToken = default);

    /// <summary>Reads a file as UTF-8; invalid bytes are replaced.</summary>
    Task<string> ReadTextAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Reads a file.</summary>
    Task<ReadOnlyMemory<byte>> ReadBytesAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Opens a file to read it piece by piece. The caller disposes of the stream.</summary>
    Task<Stream> OpenReadAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Writes a file as UTF-8 and makes its folder. A file that is there is replaced as a whole or not at all.</summary>
    Task WriteTextAsync(string path, string text, CancellationToken cancellationToken = default);

    /// <summary>Writes a file and makes its folder. A file that is there is replaced as a whole or not at all.</summary>
    Task WriteBytesAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken = default);

    /// <summary>
    /// Opens a file to write it piece by piece, from its start or, with <paramref name="append"/>, at its end.
    /// The caller disposes of the stream.
    /// </summary>
    Task<Stream> OpenWriteAsync(string path, bool append = false, CancellationToken cancellationToken = default);

    /// <summary>Makes a folder and those above it; fine where it is there.</summary>
    Task CreateFolderAsync(string path, CancellationToken cancellationToken = default);

    /// <summary>Moves or renames a file or folder. What is at the new place is not replaced: <see cref="IOException"/>.</summary>
    Task MoveAsync(string from, string to, CancellationToken cancellationToken = default);

    /// <summary>Deletes a file, or a folder with all in it, without following links. False where there was none.</summary>
    Task<bool> DeleteAsync(string path, CancellationToken cancellationToken = default);
}
