using Microsoft.Win32.SafeHandles;
using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Folders;

/// <summary>The names in a folder, one after the other, as the kernel has them: with a zero at their end. Not thread safe.</summary>
internal ref struct FolderEntries(SafeFileHandle folder, Span<byte> buffer)
{
    private readonly Span<byte> buffer = buffer;
    private ReadOnlySpan<byte> rest;

    public ReadOnlySpan<byte> Current { get; private set; }

    public bool MoveNext()
    {
        do
        {
            if (rest.IsEmpty)
            {
                var length = folder.IsInvalid ? 0 : FolderCalls.Read(folder, buffer);
                if (length <= 0)
                {
                    return false;
                }

                rest = buffer[..length];
            }

            Current = FolderCalls.NameOf(rest);
            rest = rest[FolderCalls.LengthOf(rest)..];
        }
        while (Current.SequenceEqual(".\0"u8) || Current.SequenceEqual("..\0"u8));

        return true;
    }
}
