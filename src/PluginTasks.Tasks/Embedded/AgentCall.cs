using System.Reflection;

namespace PluginTasks.Tasks;

/// <summary>How an agent is asked: the first of its methods by a known name that takes a prompt.</summary>
internal sealed class AgentCall
{
    private static readonly string[] Names = ["StartAsync", "ChatAsync", "RunAsync", "Start", "Chat", "Run"];

    private readonly object agent;
    private readonly MethodInfo method;

    private AgentCall(object agent, MethodInfo method)
    {
        this.agent = agent;
        this.method = method;
    }

    /// <exception cref="ArgumentException">The agent has none of the methods.</exception>
    public static AgentCall Of(object agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        var methods = agent.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance);
        foreach (var name in Names)
        {
            var found = methods.Where(m => m.Name == name && TakesAPrompt(m)).OrderBy(Preference).FirstOrDefault();
            if (found is not null)
            {
                return new AgentCall(agent, found);
            }
        }

        throw new ArgumentException(
            $"{agent.GetType().Name} is no agent: " +
            "it needs a public method StartAsync, ChatAsync, RunAsync, Start, Chat or Run that takes a string.",
            nameof(agent));
    }

    public async Task<object?> AskAsync(string prompt, CancellationToken cancellationToken)
    {
        var arguments = method.GetParameters().Select((p, i) => i == 0 ? prompt : Argument(p, cancellationToken)).ToArray();
        var returned = method.Invoke(agent, BindingFlags.DoNotWrapExceptions, null, arguments, null);
        var type = method.ReturnType;
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>))
        {
            returned = type.GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(returned, null);
        }

        switch (returned)
        {
            case ValueTask valueTask:
                await valueTask;
                return null;
            case Task task:
                await task;
                return type.IsGenericType ? typeof(Task<>).MakeGenericType(type.GenericTypeArguments[0]).GetProperty("Result")!.GetValue(task) : null;
            default:
                return returned;
        }
    }

    private static bool TakesAPrompt(MethodInfo method)
    {
        var parameters = method.GetParameters();
        return !method.IsGenericMethod && parameters is [{ } first, ..] && first.ParameterType == typeof(string) &&
            parameters.Skip(1).All(p => p.ParameterType == typeof(CancellationToken) || p.HasDefaultValue);
    }

    /// <summary>One that can be cancelled first, then the one with the fewest further parameters.</summary>
    private static (bool IsDeaf, int Count) Preference(MethodInfo method)
    {
        var parameters = method.GetParameters();
        return (parameters.All(p => p.ParameterType != typeof(CancellationToken)), parameters.Length);
    }

    private static object? Argument(ParameterInfo parameter, CancellationToken cancellationToken) =>
        parameter.ParameterType == typeof(CancellationToken) ? cancellationToken : parameter.DefaultValue;
}
