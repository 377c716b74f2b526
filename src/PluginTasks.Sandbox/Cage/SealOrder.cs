using System.Globalization;
using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Cage;

/// <summary>
/// What a worker closes behind itself before it loads any code, and what it then tries and must fail at. It is written by the host into
/// the worker's environment, one thing a line.
/// </summary>
internal sealed record SealOrder
{
    public const string Variable = "PLUGINTASKS_SEAL";

    /// <summary>The filter that its threads get: instructions for the kernel.</summary>
    public required ReadOnlyMemory<ulong> Filter { get; init; }

    /// <summary>The limits that it sets itself, by the kernel's numbers.</summary>
    public IReadOnlyList<(int Resource, ulong Most)> Limits { get; init; } = [];

    /// <summary>What it must not be able to open.</summary>
    public IReadOnlyList<string> ClosedPaths { get; init; } = [];

    /// <summary>What it must not be able to connect to on its own loopback; null where that cannot be kept.</summary>
    public int? ClosedPort { get; init; }

    /// <exception cref="FormatException">It is not one.</exception>
    public static SealOrder Read(string text)
    {
        var lines = text.Split('\n');
        return lines.Length < 3 ? throw new FormatException("a seal has a filter, a port and limits") : new SealOrder
        {
            Filter = MemoryMarshal.Cast<byte, ulong>(Convert.FromBase64String(lines[0])).ToArray(),
            ClosedPort = lines[1].Length == 0 ? null : int.Parse(lines[1], CultureInfo.InvariantCulture),
            Limits = [.. lines[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Limit)],
            ClosedPaths = lines[3..],
        };
    }

    public override string ToString() => string.Join('\n',
    [
        Convert.ToBase64String(MemoryMarshal.AsBytes(Filter.Span)),
        ClosedPort?.ToString(CultureInfo.InvariantCulture) ?? "",
        string.Join(' ', Limits.Select(Text)),
        .. ClosedPaths,
    ]);

    private static string Text((int Resource, ulong Most) limit) => string.Create(CultureInfo.InvariantCulture, $"{limit.Resource}:{limit.Most}");

    private static (int Resource, ulong Most) Limit(string text) => text.Split(':') is [var resource, var most]
        ? (int.Parse(resource, CultureInfo.InvariantCulture), ulong.Parse(most, CultureInfo.InvariantCulture))
        : throw new FormatException($"'{text}' is no limit");
}
