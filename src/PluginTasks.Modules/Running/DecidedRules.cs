using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Decisions;

namespace PluginTasks.Modules.Running;

/// <summary>What a module may do with these decisions.</summary>
internal sealed record DecidedRules(IReadOnlyList<DecidedAccess> Decisions, AccessRuleSet Rules);
