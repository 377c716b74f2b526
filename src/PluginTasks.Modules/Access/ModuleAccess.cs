using PluginTasks.Modules.Calls;
using PluginTasks.Modules.Running;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Sandbox.Audit;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Access;

/// <summary>What modules ask for: answered by the rules of this moment, and noted where nobody has decided yet. Thread safe.</summary>
internal sealed class ModuleAccess(ModuleRules rules, AccessDesk desk, IDenialLog denials)
{
    private const string Unreadable = "(cannot be read)";

    /// <exception cref="ArgumentException">An unknown word, or a target that cannot be read.</exception>
    public AccessDecision Check(ModuleLink link, string resourceType, string operation, string target)
    {
        if (AccessVocabulary.TryRead(resourceType, operation, out var resource, out var read) is { } unknown)
        {
            throw new ArgumentException(unknown.Message);
        }

        var answer = rules.Of(link).Check(resource, read, target);
        return answer.Error is { } error ? throw new ArgumentException(error.Message)
            : answer.IsAllowed ? AccessDecision.Allowed
            : Note(link, resource, read, answer);
    }

    /// <summary>Something was refused that module code tried: it can be decided on from now on, and is in the audit log.</summary>
    public void Refused(ModuleLink link, ResourceType resource, AccessOperation operation, string target)
    {
        var answer = rules.Of(link).Check(resource, operation, target);
        if (!answer.IsAllowed)
        {
            var decision = Note(link, resource, operation, answer);
            var reason = answer.IsDenied ? "denied" : decision == AccessDecision.Pending ? "undecided" : "impossible";

            // Not as it was written: an address may have secrets in what rules do not look at.
            denials.Denied(link.Module.Name, resource, operation, answer.Target ?? Unreadable, reason);
        }
    }

    private AccessDecision Note(ModuleLink link, ResourceType resource, AccessOperation operation, AccessAnswer answer)
    {
        if (answer.IsDenied || answer.Target is not { } target || rules.KeyOf(link.Module, resource, operation, target, out _) is not { } key)
        {
            return AccessDecision.Denied;
        }

        desk.Ask(key);
        return AccessDecision.Pending;
    }
}
