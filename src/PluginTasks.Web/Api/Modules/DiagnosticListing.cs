namespace PluginTasks.Web.Api.Modules;

internal sealed record DiagnosticListing(int Errors, int Warnings, IReadOnlyList<DiagnosticView> Diagnostics);
