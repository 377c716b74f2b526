using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Egress.Dialing;
using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Egress;

/// <summary>What the connections of one module's proxy have in common.</summary>
internal sealed record EgressService(string Module, Func<AccessRuleSet> Rules, EgressDialer Dialer, EgressOptions Options, IEgressLog Log, TimeProvider Time);
