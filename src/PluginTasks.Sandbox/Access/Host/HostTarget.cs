using System.Diagnostics.CodeAnalysis;

namespace PluginTasks.Sandbox.Access.Host;

/// <summary>A part of the host that a module such as <c>system</c> manages. Holds only where the operator granted it too.</summary>
public sealed record HostTarget(HostPart Part) : IAccessTarget
{
    private static readonly Dictionary<string, HostPart> Names = new(StringComparer.Ordinal)
    {
        ["modules"] = HostPart.Modules,
        ["audit"] = HostPart.Audit,
        ["decisions"] = HostPart.Decisions,
        ["tasks"] = HostPart.Tasks,
        ["schedules"] = HostPart.Schedules,
    };

    public string Normalized => Names.First(n => n.Value == Part).Key;

    public static bool TryParse(string text, [NotNullWhen(true)] out HostTarget? target, [NotNullWhen(false)] out AccessError? error)
    {
        ArgumentNullException.ThrowIfNull(text);
        var known = Names.TryGetValue(text, out var part);
        target = known ? new HostTarget(part) : null;
        error = known
            ? null
            : new AccessError(
                AccessCodes.HostTarget,
                AccessField.Target,
                $"{Quoted.Text(text)} is no part of the host; there are {string.Join(", ", Names.Keys)}");
        return known;
    }
}
