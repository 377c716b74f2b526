namespace PluginTasks.Cli.Commands.Doctor;

/// <summary>One thing that was looked at. Immutable.</summary>
/// <param name="Area">What it belongs to, as <c>sandbox</c>.</param>
/// <param name="Name">What was looked at.</param>
/// <param name="Level">How it is.</param>
/// <param name="Means">What that means, in a sentence.</param>
/// <param name="Cure">What to do: a command, or lines of configuration. Null where nothing is to be done.</param>
internal sealed record Finding(string Area, string Name, FindingLevel Level, string Means, string? Cure = null);
