using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Host;

/// <summary>Which rows of the audit log to read.</summary>
public sealed record ReadAudit(AuditFilters? Filters);
