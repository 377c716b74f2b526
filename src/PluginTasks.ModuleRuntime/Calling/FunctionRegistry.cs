using System.Collections.Concurrent;

namespace PluginTasks.ModuleRuntime.Calling;

/// <summary>Functions that the host knows by a number alone. Each is taken once, or forgotten.</summary>
internal sealed class FunctionRegistry<T>
    where T : class
{
    private readonly ConcurrentDictionary<long, T> kept = new();
    private long last;

    public int Count => kept.Count;

    public long Keep(T function)
    {
        var number = Interlocked.Increment(ref last);
        kept[number] = function;
        return number;
    }

    public T? Take(long? number) => number is { } given && kept.TryRemove(given, out var function) ? function : null;

    public void Clear() => kept.Clear();
}
