using System.Diagnostics.CodeAnalysis;
using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Sandbox.Access.Files;
using PluginTasks.Sandbox.Access.Host;
using PluginTasks.Sandbox.Access.Network;
using PluginTasks.Sandbox.Access.Programs;

namespace PluginTasks.Sandbox.Access;

/// <summary>One thing that the sandbox lets through. Immutable.</summary>
public sealed class AccessRule
{
    private AccessRule(ResourceType resource, AccessOperation operation, IAccessTarget target)
    {
        Resource = resource;
        Operation = operation;
        Target = target;
    }

    public ResourceType Resource { get; }

    public AccessOperation Operation { get; }

    /// <summary>A <see cref="FileTarget"/>, <see cref="NetworkTarget"/>, <see cref="ProgramTarget"/> or <see cref="HostTarget"/>, as the resource is.</summary>
    public IAccessTarget Target { get; }

    /// <summary>Reads an entry of a manifest.</summary>
    public static bool TryRead(
        AccessEntry entry, AccessScope scope, [NotNullWhen(true)] out AccessRule? rule, [NotNullWhen(false)] out AccessError? error)
    {
        ArgumentNullException.ThrowIfNull(entry);
        ArgumentNullException.ThrowIfNull(scope);
        rule = null;
        error = AccessVocabulary.TryRead(entry.ResourceType, entry.Operation, out var resource, out var operation);
        if (error is not null || !TryReadTarget(entry.Target, resource, operation, scope, out var target, out error))
        {
            return false;
        }

        rule = new AccessRule(resource, operation, target);
        return true;
    }

    /// <summary>Reads what was decided on as a rule, with the same limits.</summary>
    public static bool TryRead(
        AccessKey key, AccessScope scope, [NotNullWhen(true)] out AccessRule? rule, [NotNullWhen(false)] out AccessError? error)
    {
        ArgumentNullException.ThrowIfNull(key);
        return TryRead(new AccessEntry(AccessVocabulary.NameOf(key.Resource), AccessVocabulary.NameOf(key.Operation), key.Target), scope, out rule, out error);
    }

    /// <summary>Reads what was refused. A path is the one that was meant, wherever it leads by now, and whatever it may have become.</summary>
    internal static IEnumerable<AccessRule> Denial(AccessKey key, AccessScope scope)
    {
        if (key.Resource == ResourceType.Filesystem)
        {
            yield return new AccessRule(key.Resource, key.Operation, FileTarget.Of(key.Target));
        }
        else if (TryReadTarget(key.Target, key.Resource, key.Operation, scope, out var target, out _))
        {
            yield return new AccessRule(key.Resource, key.Operation, target);
        }
    }

    /// <summary>Whether nothing is left of a rule where this is refused.</summary>
    internal bool TakesAll(AccessRule rule) => Operation == rule.Operation && (Target, rule.Target) switch
    {
        (FileTarget mine, FileTarget other) => PathResolver.IsWithin(other.Path, mine.Path),
        (ProgramTarget mine, ProgramTarget other) => mine.Covers(other),
        (HostTarget mine, HostTarget other) => mine == other,
        (NetworkTarget mine, NetworkTarget other) => mine.Normalized == other.Normalized,
        _ => false,
    };

    /// <summary>Whether something that a rule lets through is refused by this.</summary>
    internal bool TakesSome(AccessRule rule) => TakesAll(rule)
        || (Operation == rule.Operation && Target is FileTarget mine && rule.Target is FileTarget other && PathResolver.IsWithin(mine.Path, other.Path));

    private static bool TryReadTarget(
        string text, ResourceType resource, AccessOperation operation, AccessScope scope,
        [NotNullWhen(true)] out IAccessTarget? target, [NotNullWhen(false)] out AccessError? error)
    {
        switch (resource)
        {
            case ResourceType.Filesystem:
                var isFile = FileTarget.TryParse(text, operation, scope, out var file, out error);
                target = file;
                return isFile;
            case ResourceType.Network:
                var isNetwork = NetworkTarget.TryParse(text, out var network, out error);
                target = network;
                return isNetwork;
            case ResourceType.Subprocess:
                var isProgram = ProgramTarget.TryParse(text, scope, out var program, out error);
                target = program;
                return isProgram;
            default:
                var isHost = HostTarget.TryParse(text, out var host, out error);
                target = host;
                return isHost;
        }
    }
}
