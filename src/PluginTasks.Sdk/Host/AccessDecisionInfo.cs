namespace PluginTasks.Sdk;

/// <summary>A decision on what a module may do. Immutable and thread safe.</summary>
/// <param name="Module">The module.</param>
/// <param name="ResourceType"><c>filesystem</c>, <c>network</c>, <c>subprocess</c> or <c>host</c>.</param>
/// <param name="Operation">What is done with it.</param>
/// <param name="Target">The path, address or program, normalized.</param>
/// <param name="Verdict"><c>session</c>: allowed while this host process runs; <c>good</c>: allowed for good; <c>denied</c>.</param>
/// <param name="By">The user who decided.</param>
/// <param name="At">When.</param>
public sealed record AccessDecisionInfo(string Module, string ResourceType, string Operation, string Target, string Verdict, string By, DateTimeOffset At);
