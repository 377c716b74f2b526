namespace PluginTasks.Sandbox.Seccomp;

/// <summary>What becomes of a call. The first case that holds decides, else <see cref="Otherwise"/>.</summary>
/// <param name="Call">Its name.</param>
/// <param name="Otherwise">Where no case holds.</param>
/// <param name="Why">For whoever reads the table.</param>
/// <param name="Cases">What its arguments decide.</param>
internal sealed record SeccompRule(string Call, SeccompVerdict Otherwise, string Why, params IReadOnlyList<SeccompCase> Cases);
