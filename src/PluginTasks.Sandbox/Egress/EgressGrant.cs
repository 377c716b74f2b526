using System.Net;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Network;
using PluginTasks.Sandbox.Egress.Addresses;
using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Egress;

/// <summary>What a module wants to reach, and what its rules of this moment say to it. Immutable.</summary>
public sealed record EgressGrant(string Module, EgressOperation Operation, NetworkRequest Target, AccessRuleSet Rules)
{
    /// <summary>Whether the rules let it through, wherever the name may lead.</summary>
    public bool IsAllowed => Operations.All(operation => Rules.Allows(operation, Target));

    /// <summary>
    /// Whether a tunnel may carry something else than TLS. A rule for https does not mean that, one for http or without a
    /// scheme does.
    /// </summary>
    internal bool CarriesAnything => Operations.All(operation => TargetsFor(operation, Target).Any(rule => rule.Scheme != UrlScheme.Https));

    private IEnumerable<AccessOperation> Operations => Operation switch
    {
        EgressOperation.Receive => [AccessOperation.Receive],
        EgressOperation.Send => [AccessOperation.Send],
        _ => [AccessOperation.Send, AccessOperation.Receive],
    };

    /// <summary>
    /// Whether the target may be reached at this address: a public one always; another where a rule names the address
    /// itself or, for some kinds, the name itself. A rule for subdomains names none of them.
    /// </summary>
    public bool Permits(IPAddress address)
    {
        var kind = AddressClasses.Of(address);
        return kind == AddressClass.Public
            || (!AddressClasses.IsNeverOpen(kind) && (IsDeclared(address) || (AddressClasses.OpensByName(kind) && IsNameDeclared)));
    }

    private bool IsNameDeclared => Target.Host.IsName
        && Operations.All(operation => TargetsFor(operation, Target).Any(rule => !rule.Subdomains));

    // The same request, made to the address: a rule for another port or path of it declares nothing here.
    private bool IsDeclared(IPAddress address)
    {
        var host = AddressClasses.Plain(address).ToString();
        return NetworkRequest.TryCreate(Target.Scheme, host, Target.Port ?? 0, Target.Scheme is null ? null : Target.Path, out var request, out _)
            && Operations.All(operation => Rules.Allows(operation, request));
    }

    private IEnumerable<NetworkTarget> TargetsFor(AccessOperation operation, NetworkRequest request) =>
        Rules.Rules.Where(rule => rule.Operation == operation).Select(rule => rule.Target).OfType<NetworkTarget>().Where(rule => rule.Allows(request));
}
