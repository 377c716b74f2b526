namespace PluginTasks.ModuleRuntime.Scripts.Calls;

/// <summary>One function of the <c>sdk</c> that scripts see.</summary>
/// <param name="Parameters">The names of what it takes, in order, with <c>?</c> behind those that may be left out.</param>
/// <param name="Run">Does it; anything that JSON can hold is answered.</param>
internal sealed record SdkCall(string Parameters, Func<CallScope, SdkArgs, Task<object?>> Run)
{
    public static SdkCall Of(string parameters, Func<CallScope, SdkArgs, object?> run) =>
        new(parameters, (scope, args) => Task.FromResult(run(scope, args)));

    /// <summary>For a call that answers nothing.</summary>
    public static SdkCall Doing(string parameters, Func<CallScope, SdkArgs, Task> run) => new(parameters, async (scope, args) =>
    {
        await run(scope, args).ConfigureAwait(false);
        return null;
    });
}
