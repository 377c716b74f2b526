using PluginTasks.Sdk;

namespace PluginTasks.Web.Api.Access;

internal sealed record AuditListing(IReadOnlyList<AuditLine> Rows);
