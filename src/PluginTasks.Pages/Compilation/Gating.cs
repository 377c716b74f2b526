using PluginTasks.Pages.Rules;

namespace PluginTasks.Pages.Compilation;

/// <summary>What was read of a component's gate and rules.</summary>
internal readonly record struct Gating(int Gate, Rule? ShowIf, Rule? HideIf);
