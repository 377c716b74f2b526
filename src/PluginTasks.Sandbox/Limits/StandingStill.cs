using System.Globalization;
using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Limits;

/// <summary>
/// A process that was just started, and its group, while limits are put on it: what it forks before that would have those of the host
/// for good. It goes on when this is disposed of.
/// </summary>
internal readonly struct StandingStill : IDisposable
{
    private const int MostLevels = 16;

    private readonly int id;

    private StandingStill(int id) => this.id = id;

    /// <param name="id">The leader of a group, not reaped yet.</param>
    public static StandingStill Hold(int id)
    {
        if (OperatingSystem.IsLinux())
        {
            ProcessCalls.SendToGroup(id, ProcessCalls.SignalStop);
        }

        return new StandingStill(id);
    }

    /// <summary>What it was quick enough to start, and what that did.</summary>
    public static IEnumerable<int> ChildrenOf(int id) => ChildrenOf(id, MostLevels);

    public void Dispose()
    {
        if (OperatingSystem.IsLinux())
        {
            ProcessCalls.SendToGroup(id, ProcessCalls.SignalContinue);
        }
    }

    private static IEnumerable<int> ChildrenOf(int id, int levels)
    {
        var children = OperatingSystem.IsLinux() && levels > 0 ? Read(id) : [];
        return children.Concat(children.SelectMany(child => ChildrenOf(child, levels - 1)));
    }

    // One file, empty as a rule: a look at all processes would cost each start milliseconds.
    private static List<int> Read(int id)
    {
        Span<byte> buffer = stackalloc byte[4096];
        var length = ProcessFiles.Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/task/{id}/children"), buffer);
        var found = new List<int>();
        foreach (var name in System.Text.Encoding.ASCII.GetString(buffer[..Math.Max(0, length)]).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (int.TryParse(name, CultureInfo.InvariantCulture, out var child))
            {
                found.Add(child);
            }
        }

        return found;
    }
}
