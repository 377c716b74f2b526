using PluginTasks.Modules.Access;

namespace PluginTasks.Web.Api.Access;

/// <summary>What is allowed.</summary>
/// <param name="Module">The module.</param>
/// <param name="ResourceType"><c>filesystem</c>, <c>network</c>, <c>subprocess</c> or <c>host</c>.</param>
/// <param name="Operation">As in a manifest.</param>
/// <param name="Target">As in a manifest.</param>
/// <param name="For"><c>session</c>, as long as this host process runs, or <c>good</c>. Default: <c>session</c>.</param>
internal sealed record AllowBody(string Module, string ResourceType, string Operation, string Target, string For = "session")
{
    public AccessWish ToWish() => new(Module, ResourceType, Operation, Target);
}
