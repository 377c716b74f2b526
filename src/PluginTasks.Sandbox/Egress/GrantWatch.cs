using System.Net;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Egress;

/// <summary>Asks the rules again while a transfer runs, so that what was revoked moves no more.</summary>
internal sealed class GrantWatch(EgressGrant grant, IPAddress address, Func<AccessRuleSet> rules, TimeSpan interval, TimeProvider time)
{
    private readonly Lock gate = new();
    private long asked = time.GetTimestamp();

    /// <summary>Before each piece that is passed on.</summary>
    /// <exception cref="EgressException">The rules no longer allow it.</exception>
    public void Check()
    {
        lock (gate)
        {
            if (time.GetElapsedTime(asked) < interval)
            {
                return;
            }

            asked = time.GetTimestamp();
        }

        var now = grant with { Rules = rules() };
        if (!now.IsAllowed || !now.Permits(address))
        {
            throw new EgressException(EgressReason.Rules, "The rules no longer allow it.");
        }
    }
}
