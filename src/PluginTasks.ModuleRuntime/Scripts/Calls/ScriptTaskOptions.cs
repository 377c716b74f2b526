using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Scripts.Calls;

/// <summary><see cref="TaskOptions"/> as scripts write them.</summary>
internal static class ScriptTaskOptions
{
    public static TaskOptions? Read(JsonElement? given) => given is { ValueKind: not JsonValueKind.Null } ? Read(new NamedValues("options", given)) : null;

    /// <exception cref="ArgumentException">A name is not known, or a value is out of range.</exception>
    public static TaskOptions Read(NamedValues options)
    {
        var read = new TaskOptions
        {
            TaskKey = options.Text("task_key"),
            Timeout = options.Time("timeout"),
            Priority = options.Whole("priority") ?? 5,
            Retry = Retry(options.Value("retry")),
            OnInterruption = options.Word<OnInterruption>("on_interruption"),
            OnComplete = ReadCompletion(options.Value("on_complete")),
            SessionKey = options.Text("session_key"),
        };
        options.RefuseOthers();
        return read;
    }

    /// <summary>An action: its name, or <c>{action, context}</c>. A function cannot outlive the call that it is in.</summary>
    public static Completion? ReadCompletion(JsonElement? given)
    {
        if (given is not { ValueKind: not JsonValueKind.Null } element)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.String)
        {
            return Completion.Action(element.GetString()!);
        }

        var named = new NamedValues("on_complete", element);
        var action = named.Text("action") ?? throw new ArgumentException("on_complete: 'action' is required.");
        var context = named.Value("context");
        named.RefuseOthers();
        return Completion.Action(action, context);
    }

    private static RetryPolicy? Retry(JsonElement? given)
    {
        if (given is null)
        {
            return null;
        }

        var (named, standard) = (new NamedValues("retry", given), new RetryPolicy());
        var read = new RetryPolicy
        {
            Max = named.Whole("max") ?? standard.Max,
            FirstDelay = named.Time("first_delay") ?? standard.FirstDelay,
            Factor = named.Number("factor") ?? standard.Factor,
            MaxDelay = named.Time("max_delay") ?? standard.MaxDelay,
            Jitter = named.Number("jitter") ?? standard.Jitter,
        };
        named.RefuseOthers();
        return read;
    }
}
