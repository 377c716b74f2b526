namespace PluginTasks.Sandbox.Egress.Reports;

/// <summary>One thing that a module wanted of the network. It holds no headers, queries or payloads.</summary>
/// <param name="Operation">Null where the request could not be read that far.</param>
/// <param name="Target">Normalized; null where it could not be read.</param>
public sealed record EgressReport(string Module, EgressOperation? Operation, string? Target, EgressOutcome Outcome, EgressReason Reason);
