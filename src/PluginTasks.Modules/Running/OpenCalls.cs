using System.Collections.Concurrent;

namespace PluginTasks.Modules.Running;

/// <summary>The calls that run in a generation, by number. Thread safe.</summary>
public sealed class OpenCalls
{
    private readonly ConcurrentDictionary<long, CallScope> scopes = new();

    public CallScope Of(long call) => scopes.GetValueOrDefault(call, CallScope.Nobody);

    /// <summary>The ids of the tasks that run.</summary>
    internal IEnumerable<string> Tasks => scopes.Values.Select(s => s.Run?.Task.Id).OfType<string>();

    internal void Open(long call, CallScope scope) => scopes[call] = scope;

    internal void Close(long call) => scopes.TryRemove(call, out _);
}
