namespace PluginTasks.Web.Api.Modules;

/// <summary>A module as those see it who look after the host.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">As its manifest says.</param>
/// <param name="State"><c>loaded</c>, <c>disabled</c> or <c>failed</c>.</param>
/// <param name="Condition">Whether its code runs: <c>idle</c>, <c>running</c>, <c>backing_off</c>, <c>crashing</c>, <c>failed</c>, <c>disabled</c>.</param>
/// <param name="Trouble">Why it cannot be started, or how it died last.</param>
/// <param name="Generation">The number of the generation that runs.</param>
/// <param name="ProcessId">The process of its own that it runs in.</param>
/// <param name="Pages">How many pages it has.</param>
internal sealed record ModuleView(string Name, string? Version, string State, string Condition, string? Trouble, int? Generation, int? ProcessId, int Pages);
