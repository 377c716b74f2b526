using Microsoft.Win32.SafeHandles;
using PluginTasks.Sandbox.Cage;

namespace PluginTasks.Sandbox.Linux;

/// <summary>
/// Takes the thread that makes its calls into control groups of version 1, and with it what it starts.
/// https://docs.kernel.org/admin-guide/cgroup-v1/cgroups.html
/// </summary>
internal sealed unsafe class GroupEntrance : IDisposable
{
    private readonly List<SafeFileHandle> files = [];
    private readonly NativeStrings self = new(["0"]);

    /// <exception cref="CageException">A group is not there.</exception>
    public GroupEntrance(IReadOnlyList<string> groups)
    {
        try
        {
            foreach (var group in groups)
            {
                files.Add(File.OpenHandle(group, FileMode.Open, FileAccess.Write, FileShare.ReadWrite));
                Calls.Add("entering a control group", 1, CallNumbers.Write, files[^1].DangerousGetHandle(), (nint)self.First, 1);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Dispose();
            throw new CageException($"A control group could not be entered: {error.Message}", error);
        }
    }

    public CallList Calls { get; } = new();

    public void Dispose()
    {
        files.ForEach(file => file.Dispose());
        Calls.Dispose();
        self.Dispose();
    }
}
