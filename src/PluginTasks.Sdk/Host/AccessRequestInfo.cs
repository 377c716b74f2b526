namespace PluginTasks.Sdk;

/// <summary>Something that a module asked for and nobody has decided. Immutable and thread safe.</summary>
/// <param name="Module">The module.</param>
/// <param name="ResourceType"><c>filesystem</c>, <c>network</c>, <c>subprocess</c> or <c>host</c>.</param>
/// <param name="Operation">What it wants to do with it.</param>
/// <param name="Target">The path, address or program, normalized.</param>
/// <param name="FirstAsked">When it asked first.</param>
/// <param name="LastAsked">When it asked last.</param>
/// <param name="Times">How often it asked.</param>
public sealed record AccessRequestInfo(
    string Module,
    string ResourceType,
    string Operation,
    string Target,
    DateTimeOffset FirstAsked,
    DateTimeOffset LastAsked,
    long Times);
