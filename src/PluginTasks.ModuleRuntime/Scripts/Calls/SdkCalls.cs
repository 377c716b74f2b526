using System.Collections.Frozen;
using System.Text.Json;
using PluginTasks.ModuleRuntime.Scripts.Calls.Features;
using PluginTasks.ModuleRuntime.Scripts.Engine;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Scripts.Calls;

/// <summary>The calls of one scope. The script's own thread waits for the answer.</summary>
internal sealed class SdkCalls(CallScope scope) : IScriptCalls
{
    public static FrozenDictionary<string, SdkCall> All { get; } =
        new[]
        {
            TaskCalls.All, WatchCalls.All, ScheduleCalls.All, OwnTaskCalls.All, HostCalls.All,
            GuardedCalls.All, EffectCalls.All, PageCalls.All, OtherCalls.All,
        }
            .SelectMany(calls => calls)
            .ToFrozenDictionary(StringComparer.Ordinal);

    public IEnumerable<string> Names => All.Keys;

    public IEnumerable<string> Properties => OtherCalls.Properties.Keys;

    public JsonElement? Call(string name, IReadOnlyList<JsonElement?> args)
    {
        if (scope.Stop.IsCancellationRequested)
        {
            throw new ScriptStoppedException(name);
        }

        try
        {
            var answer = OtherCalls.Properties.TryGetValue(name, out var property) ? property(scope) : Run(name, args);
            return answer is null ? null : ModuleJson.ToElement(answer);
        }
        catch (OperationCanceledException) when (scope.Stop.IsCancellationRequested)
        {
            throw new ScriptStoppedException(name);
        }
    }

    // The thread belongs to the script alone, so that waiting on it holds up nothing else.
    private object? Run(string name, IReadOnlyList<JsonElement?> args)
    {
        var call = All[name];
        return call.Run(scope, new SdkArgs(name, call.Parameters, args)).WaitAsync(scope.Stop).GetAwaiter().GetResult();
    }
}
