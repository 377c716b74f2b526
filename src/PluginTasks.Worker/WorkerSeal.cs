using PluginTasks.Sandbox.Cage;
using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Worker;

/// <summary>Closes the cage from inside, and tries it: before any code of the module is loaded.</summary>
internal static class WorkerSeal
{
    /// <summary>What is not closed, for people; null where the cage is whole.</summary>
    public static string? Close(SealOrder order) =>
        First(SealCalls.Hide(), 0, "hiding from others")
        ?? order.Limits
            .Select(limit => First(LimitCalls.Lower(0, limit.Resource, limit.Most), 0, $"limit {limit.Resource}"))
            .FirstOrDefault(gap => gap is not null)
        ?? First(SealCalls.Filter(order.Filter.Span), 0, "filtering system calls")
        ?? First(SealCalls.TryProgram(), SealCalls.NotPermitted, "starting a program")
        ?? order.ClosedPaths
            .Select(path => First(SealCalls.TryOpen(path), SealCalls.Denied, $"opening {path}"))
            .FirstOrDefault(gap => gap is not null)
        ?? (order.ClosedPort is { } port && SealCalls.TryPort(port) is not (SealCalls.NotPermitted or SealCalls.Denied)
            ? $"reaching port {port} was not refused"
            : null);

    private static string? First(int given, int expected, string what) => given == expected ? null : $"{what} gave {given} and not {expected}";
}
