using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Forms;

/// <summary>A field of a form and what it is checked for. Immutable.</summary>
/// <param name="name">The key of its value in what is sent.</param>
/// <param name="checks">In the order in which they are made.</param>
internal sealed class FieldRules(string name, IReadOnlyList<FieldCheck> checks)
{
    public string Name => name;

    public bool HasChecks => checks.Count > 0;

    /// <summary>What is wrong with a value; null where nothing is.</summary>
    public string? ProblemWith(Value value) => FailedBy(value)?.Message(value);

    /// <summary>The first check that fails.</summary>
    public FieldCheck? FailedBy(Value value) => checks.FirstOrDefault(c => c.Fails(value));
}
