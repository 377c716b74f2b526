using System.Diagnostics;

namespace PluginTasks.ModuleRuntime.Calling;

/// <summary>Lets what a module's code starts belong to the trace of the call that it runs in.</summary>
internal static class CallTrace
{
    /// <param name="parent">The caller's <c>traceparent</c>; null where there is none.</param>
    /// <param name="name">What is called.</param>
    /// <returns>Ends it; null where there is no trace.</returns>
    public static Activity? Begin(string? parent, string name) =>
        parent is not null && ActivityContext.TryParse(parent, null, isRemote: true, out _) ? new Activity(name).SetParentId(parent).Start() : null;
}
