using PluginTasks.Pages.Permissions;

namespace PluginTasks.Pages.Compilation;

/// <summary>Numbers the distinct gates of a page, so that a user's view of it is a set of numbers.</summary>
internal sealed class GateTable
{
    public const int NoGate = -1;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<Gate> gates = [];

    public IReadOnlyList<Gate> Gates => gates;

    public int Add(IEnumerable<string> permissions)
    {
        var sorted = permissions.Distinct().Order(StringComparer.Ordinal).ToList();
        if (sorted.Count == 0)
        {
            return NoGate;
        }

        // No file can hold this character, so no name can look like two.
        var key = string.Join('\0', sorted);
        if (!numbers.TryGetValue(key, out var number))
        {
            number = gates.Count;
            numbers.Add(key, number);
            gates.Add(new Gate(sorted));
        }

        return number;
    }
}
