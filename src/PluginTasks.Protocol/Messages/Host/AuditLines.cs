using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Host;

/// <summary>Rows of the audit log.</summary>
public sealed record AuditLines(IReadOnlyList<AuditLine> Lines);
