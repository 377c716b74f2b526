using PluginTasks.Sdk;

namespace PluginTasks.Web.Api.Access;

/// <param name="Requests">What waits for a decision, the last asked first.</param>
/// <param name="Decisions">What was decided, the newest first.</param>
internal sealed record AccessListing(IReadOnlyList<AccessRequestInfo> Requests, IReadOnlyList<AccessDecisionInfo> Decisions);
