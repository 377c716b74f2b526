using PluginTasks.Modules.Access;

namespace PluginTasks.Web.Api.Access;

/// <summary>What is decided on.</summary>
/// <param name="Module">The module.</param>
/// <param name="ResourceType"><c>filesystem</c>, <c>network</c>, <c>subprocess</c> or <c>host</c>.</param>
/// <param name="Operation">As in a manifest.</param>
/// <param name="Target">As in a manifest.</param>
internal sealed record AccessBody(string Module, string ResourceType, string Operation, string Target)
{
    public AccessWish ToWish() => new(Module, ResourceType, Operation, Target);
}
