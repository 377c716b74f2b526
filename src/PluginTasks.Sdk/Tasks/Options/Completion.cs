namespace PluginTasks.Sdk;

/// <summary>
/// What to do once a task's final state is stored, whatever that state: call a function of this process, or an action.
/// What it throws is logged and changes nothing. Immutable and thread safe.
/// </summary>
public sealed record Completion
{
    private Completion()
    {
    }

    /// <summary>The function; null where it is an action.</summary>
    public Func<TaskSnapshot, Task>? Callback { get; private init; }

    /// <summary>The action, as <c>module.action</c>; null where it is a function.</summary>
    public string? ActionName { get; private init; }

    /// <summary>Further values for the action.</summary>
    public JsonMap Context { get; private init; } = JsonMap.Empty;

    /// <summary>Calls a function, at most once: it dies with its process.</summary>
    public static Completion Call(Func<TaskSnapshot, Task> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        return new Completion { Callback = callback };
    }

    /// <summary>
    /// Calls an action, at least once, also when the host was restarted meanwhile. Its values are those of
    /// <paramref name="context"/> and <c>task_id</c> and <c>task</c>, the snapshot.
    /// </summary>
    /// <param name="name">The action, as <c>module.action</c>.</param>
    /// <param name="context">Further values, as an object with named members. Default: none.</param>
    /// <exception cref="ArgumentException">The name is not written like that, or the context is something else.</exception>
    public static Completion Action(string name, object? context = null)
    {
        if (!ModuleNames.TrySplit(name, out _, out _))
        {
            throw new ArgumentException($"'{name}' is not an action's name; write it as 'module.action'.", nameof(name));
        }

        return new Completion { ActionName = name, Context = JsonMap.From(context) };
    }
}
