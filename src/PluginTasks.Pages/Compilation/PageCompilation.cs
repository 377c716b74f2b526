using PluginTasks.Pages.Diagnostics;

namespace PluginTasks.Pages.Compilation;

/// <summary>What became of a page file.</summary>
/// <param name="Page">The page; null where an error keeps it from being served.</param>
/// <param name="Diagnostics">What is wrong with it, sorted.</param>
/// <param name="Uses">What it refers to outside of itself.</param>
/// <param name="DependsOn">The files it was made of, and those that it looked for in vain.</param>
public sealed record PageCompilation(
    CompiledPage? Page,
    IReadOnlyList<Diagnostic> Diagnostics,
    PageUses Uses,
    IReadOnlySet<string> DependsOn);
