using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Sandbox.Access.Files;
using PluginTasks.Sandbox.Access.Host;
using PluginTasks.Sandbox.Access.Network;
using PluginTasks.Sandbox.Access.Programs;

namespace PluginTasks.Sandbox.Access;

/// <summary>
/// All that a module may do: its rules, and what every module may do in its own folders. Immutable and thread safe; file
/// targets are resolved anew at each question. What is not allowed is refused.
/// </summary>
public sealed class AccessRuleSet
{
    private readonly AccessScope scope;

    private AccessRuleSet(IReadOnlyList<AccessRule> rules, AccessScope scope, bool listsPrograms, IReadOnlyList<AccessRule>? denials = null)
    {
        Denials = denials ?? [];
        Rules = [.. rules.Where(rule => !Denials.Any(d => d.TakesAll(rule)))];
        this.scope = scope;
        ListsPrograms = listsPrograms;
    }

    /// <summary>What is let through, but for <see cref="Denials"/>. A rule of which nothing is left is not among them.</summary>
    public IReadOnlyList<AccessRule> Rules { get; }

    /// <summary>What people refused. It wins over every rule, and over what every module may do.</summary>
    public IReadOnlyList<AccessRule> Denials { get; }

    /// <summary>The rules for a cage of the kernel's, which cannot leave anything out of a folder: those for folders with nothing refused inside.</summary>
    public IEnumerable<AccessRule> Whole => Rules.Where(rule => !Denials.Any(d => d.TakesSome(rule)));

    /// <summary>Whether only those programs may be run that a rule names.</summary>
    public bool ListsPrograms { get; }

    /// <summary>Reads a manifest's entries. One that is wrong lets nothing through; the others hold.</summary>
    public static AccessRuleSet Read(IReadOnlyList<AccessEntry> entries, AccessScope scope, out IReadOnlyList<AccessEntryError> errors)
    {
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(scope);
        var rules = new List<AccessRule>();
        var wrong = new List<AccessEntryError>();
        for (var i = 0; i < entries.Count; i++)
        {
            if (AccessRule.TryRead(entries[i], scope, out var rule, out var error))
            {
                rules.Add(rule);
            }
            else
            {
                wrong.Add(new AccessEntryError(i, error));
            }
        }

        errors = wrong;

        // A list of programs of which none could be read is still a list.
        var subprocess = AccessVocabulary.NameOf(ResourceType.Subprocess);
        return new AccessRuleSet(rules, scope, entries.Any(e => e.ResourceType == subprocess));
    }

    /// <summary>The same with one rule more, such as a decision that was taken. A program that is allowed does not make a list.</summary>
    public AccessRuleSet With(AccessRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new AccessRuleSet([.. Rules, rule], scope, ListsPrograms, Denials);
    }

    /// <summary>
    /// The same with what people decided. An allowance holds for as long as it may stand in a manifest and means what it meant when it was
    /// given: not where its path leads elsewhere by now.
    /// </summary>
    public AccessRuleSet With(IReadOnlyList<DecidedAccess> decisions)
    {
        ArgumentNullException.ThrowIfNull(decisions);
        if (decisions.Count == 0)
        {
            return this;
        }

        var rules = new List<AccessRule>(Rules);
        var denials = new List<AccessRule>(Denials);
        foreach (var decision in decisions)
        {
            if (decision.Verdict == AccessVerdict.Denied)
            {
                denials.AddRange(AccessRule.Denial(decision.Key, scope));
            }
            else if (AccessRule.TryRead(decision.Key, scope, out var rule, out _) && rule.Target.Normalized == decision.Key.Target)
            {
                rules.Add(rule);
            }
        }

        return new AccessRuleSet(rules, scope, ListsPrograms, denials);
    }

    /// <summary>Asks with the words of a manifest. An unknown word is an error in the answer, like an unreadable target.</summary>
    public AccessAnswer Check(string resourceType, string operation, string target)
    {
        var error = AccessVocabulary.TryRead(resourceType, operation, out var resource, out var read);
        return error is null ? Check(resource, read, target) : AccessAnswer.Unreadable(error);
    }

    public AccessAnswer Check(ResourceType resource, AccessOperation operation, string target)
    {
        ArgumentNullException.ThrowIfNull(target);
        return resource switch
        {
            _ when !AccessVocabulary.OperationsOf(resource).Contains(operation) => AccessAnswer.Unreadable(
                new AccessError(AccessCodes.Operation, AccessField.Operation, $"{operation} is no operation of {resource}")),
            ResourceType.Filesystem => CheckFile(operation, target),
            ResourceType.Network => NetworkRequest.TryParse(target, out var request, out var error)
                ? new AccessAnswer(Allows(operation, request), request.Normalized, null) { IsDenied = Denies(operation, request) }
                : AccessAnswer.Unreadable(error),
            ResourceType.Subprocess => CheckProgram(target),
            _ => CheckHost(target),
        };
    }

    /// <summary>Asks for a request that was read already, as the proxy has it. A <c>CONNECT</c> needs both operations.</summary>
    public bool Allows(AccessOperation operation, NetworkRequest request) =>
        !Denies(operation, request) && Targets<NetworkTarget>(Rules, operation).Any(target => target.Allows(request));

    /// <summary>Whether a person refused it.</summary>
    public bool Denies(AccessOperation operation, NetworkRequest request) =>
        Targets<NetworkTarget>(Denials, operation).Any(target => target.Allows(request));

    private AccessAnswer CheckFile(AccessOperation operation, string target)
    {
        if (!FileTarget.TryResolve(target, operation, scope, out var path, out var problem))
        {
            return AccessAnswer.Unreadable(FileTarget.Error(target, problem));
        }

        if (Targets<FileTarget>(Denials, operation).Any(rule => rule.Covers(path)))
        {
            return AccessAnswer.Denied(path.Path);
        }

        var allowed = IsOwn(scope.ModuleFolder, path) && operation is AccessOperation.Read or AccessOperation.Execute
            || (scope.DataFolder is { } data && IsOwn(data, path) && operation != AccessOperation.Execute)
            || Targets<FileTarget>(Rules, operation).Any(rule => rule.Covers(path));
        return new AccessAnswer(allowed, path.Path, null);
    }

    private AccessAnswer CheckProgram(string target)
    {
        if (!ProgramTarget.TryParse(target, scope, out var program, out var error))
        {
            return AccessAnswer.Unreadable(error);
        }

        if (Targets<ProgramTarget>(Denials, AccessOperation.Run).Any(rule => rule.Covers(program)))
        {
            return AccessAnswer.Denied(program.Normalized);
        }

        var allowed = (!ListsPrograms && program.IsLookedUp(scope)) || Targets<ProgramTarget>(Rules, AccessOperation.Run).Any(rule => rule.Covers(program));
        return new AccessAnswer(allowed, program.Normalized, null);
    }

    private AccessAnswer CheckHost(string target)
    {
        if (!HostTarget.TryParse(target, out var part, out var error))
        {
            return AccessAnswer.Unreadable(error);
        }

        var isDenied = Targets<HostTarget>(Denials, AccessOperation.Manage).Contains(part);
        var allowed = !isDenied && scope.OperatorGrants.Contains(part.Part) && Targets<HostTarget>(Rules, AccessOperation.Manage).Contains(part);
        return new AccessAnswer(allowed, part.Normalized, null) { IsDenied = isDenied };
    }

    private static IEnumerable<T> Targets<T>(IReadOnlyList<AccessRule> rules, AccessOperation operation)
        where T : IAccessTarget => rules.Where(rule => rule.Operation == operation).Select(rule => rule.Target).OfType<T>();

    private static bool IsOwn(string folder, ResolvedPath path) =>
        PathResolver.TryResolve(folder, followLast: true, out var real, out _) && PathResolver.IsWithin(path.Path, real.Path);
}
