using PluginTasks.Pages.Diagnostics;

namespace PluginTasks.Modules.Reloading;

/// <summary>Why what is in a module's folder is not what is served. Immutable.</summary>
/// <param name="Code">A diagnostic's code, a compiler's, or <c>module_unavailable</c>.</param>
/// <param name="File">As diagnostics name it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What is wrong.</param>
public sealed record ModuleProblem(string Code, string File, int Line, int Column, string Message)
{
    public static ModuleProblem Of(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        return new ModuleProblem(diagnostic.Code.Id, diagnostic.File, Math.Max(diagnostic.Line, 1), Math.Max(diagnostic.Column, 1), diagnostic.Message);
    }

    public override string ToString() => $"{File}:{Line}:{Column}: error {Code}: {Message}";
}
