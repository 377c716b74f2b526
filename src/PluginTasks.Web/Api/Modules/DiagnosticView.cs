namespace PluginTasks.Web.Api.Modules;

/// <summary>A mistake, as <c>plugintasks validate --format json</c> has it.</summary>
internal sealed record DiagnosticView(string Code, string Severity, string File, int Line, int Column, string Message);
