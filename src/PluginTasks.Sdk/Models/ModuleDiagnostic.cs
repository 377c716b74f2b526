namespace PluginTasks.Sdk;

/// <summary>A mistake in a module's files. Immutable and thread safe.</summary>
/// <param name="Code">Which kind of mistake, such as <c>PT1203</c>.</param>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Message">What is wrong.</param>
public sealed record ModuleDiagnostic(string Code, string Severity, string File, int Line, int Column, string Message);
