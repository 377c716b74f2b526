using System.Reflection;
using PluginTasks.ModuleRuntime.Loading;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Discovery;

/// <summary>An agent: of its methods by a known name the first is given the prompt.</summary>
internal sealed class ModuleAgent
{
    private static readonly string[] Names = ["StartAsync", "ChatAsync", "RunAsync", "Start", "Chat", "Run"];

    private readonly ModuleClass owner;
    private readonly MethodInfo method;
    private readonly Func<object?, Task<object?>> result;

    public ModuleAgent(ModuleClass owner)
    {
        this.owner = owner;
        var methods = owner.Type.GetMethods(BindingFlags.Public | BindingFlags.Instance);
        method = Names
            .Select(name => methods
                .Where(m => m.Name == name && TakesAPrompt(m))
                .OrderByDescending(m => m.GetParameters().Count(p => !p.HasDefaultValue))
                .FirstOrDefault())
            .FirstOrDefault(found => found is not null)
            ?? throw LoadErrors.Of(
                $"{owner.Type.FullName} is no agent: " +
                $"it needs a public method {string.Join(", ", Names[..^1])} or {Names[^1]} that takes a string, " +
                $"then {nameof(ITaskContext)} and {nameof(CancellationToken)} where it wants them.");
        result = MethodResult.For(method.ReturnType);
    }

    public IReadOnlyList<string> Permissions => method.GetCustomAttribute<RequirePermissionAttribute>()?.Permissions
        ?? owner.Type.GetCustomAttribute<RequirePermissionAttribute>()?.Permissions
        ?? [];

    public Task<object?> AskAsync(string prompt, ITaskContext task)
    {
        var arguments = method.GetParameters().Select((parameter, i) => i == 0 ? prompt : Argument(parameter, task)).ToArray();
        return result(method.Invoke(owner.Instance(), BindingFlags.DoNotWrapExceptions, null, arguments, null));
    }

    private static bool TakesAPrompt(MethodInfo method) =>
        !method.IsGenericMethod && method.GetParameters() is [{ } first, .. var rest] && first.ParameterType == typeof(string) &&
        rest.All(p => p.ParameterType == typeof(ITaskContext) || p.ParameterType == typeof(CancellationToken) || p.HasDefaultValue);

    private static object? Argument(ParameterInfo parameter, ITaskContext task) => parameter.ParameterType switch
    {
        var type when type == typeof(ITaskContext) => task,
        var type when type == typeof(CancellationToken) => task.CancellationToken,
        _ => parameter.DefaultValue,
    };
}
