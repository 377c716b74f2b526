using PluginTasks.Modules.Calls;
using PluginTasks.Modules.Library;
using PluginTasks.Modules.Running;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Decisions;

namespace PluginTasks.Modules.Access;

/// <summary>Where people see what modules ask for, and decide. Who calls it has made sure that they may. Thread safe.</summary>
public sealed class AccessControl
{
    private readonly AccessDesk desk;
    private readonly ModuleRules rules;
    private readonly Func<string, Module?> module;

    internal AccessControl(AccessDesk desk, ModuleRules rules, Func<string, Module?> module) => (this.desk, this.rules, this.module) = (desk, rules, module);

    /// <summary>The newest first.</summary>
    public IReadOnlyList<DecidedAccess> Decisions => desk.Decisions;

    /// <summary>What waits for a decision, the last asked first; without what a wider decision or a newer manifest has settled.</summary>
    public IReadOnlyList<AccessRequest> Requests() => [.. desk.Requests.Where(IsOpen)];

    /// <exception cref="ModuleUnavailableException">There is no such module.</exception>
    /// <exception cref="ArgumentException">An unknown word, or something that no rule can be about.</exception>
    public Task<DecidedAccess> DecideAsync(AccessWish wish, AccessVerdict verdict, string by, CancellationToken cancellationToken = default) =>
        DecideAsync(wish, verdict, by, null, cancellationToken);

    /// <inheritdoc cref="DecideAsync(AccessWish, AccessVerdict, string, CancellationToken)"/>
    /// <param name="wish">On what.</param>
    /// <param name="verdict">What.</param>
    /// <param name="by">Who.</param>
    /// <param name="through">The module whose code does it for them; null where none does.</param>
    /// <param name="cancellationToken">Gives up, before anything is decided.</param>
    internal Task<DecidedAccess> DecideAsync(AccessWish wish, AccessVerdict verdict, string by, string? through, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var found = module(wish.Module) ?? throw new ModuleUnavailableException(wish.Module, "there is none of that name");
        var (resource, operation) = Read(wish);
        var key = rules.KeyOf(found, resource, operation, wish.Target, out var problem) ?? throw new ArgumentException(problem);
        return desk.DecideAsync(key, verdict, by, through == key.Module, cancellationToken);
    }

    /// <summary>Back to undecided, and without a request. False where there was neither.</summary>
    /// <exception cref="ArgumentException">An unknown word.</exception>
    public Task<bool> ForgetAsync(AccessWish wish, string by, CancellationToken cancellationToken = default) => ForgetAsync(wish, by, null, cancellationToken);

    /// <inheritdoc cref="ForgetAsync(AccessWish, string, CancellationToken)"/>
    internal Task<bool> ForgetAsync(AccessWish wish, string by, string? through, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var (resource, operation) = Read(wish);

        // What may not be decided any more, or is not about a module that is there, can still be forgotten.
        var asWritten = new AccessKey(wish.Module, resource, operation, wish.Target);
        var isKnown = desk.Decisions.Any(d => d.Key == asWritten) || desk.Requests.Any(r => r.Key == asWritten);
        var key = isKnown || module(wish.Module) is not { } found ? asWritten : rules.KeyOf(found, resource, operation, wish.Target, out _) ?? asWritten;
        return desk.ForgetAsync(key, by, through == key.Module, cancellationToken);
    }

    private static (ResourceType Resource, AccessOperation Operation) Read(AccessWish wish) =>
        AccessVocabulary.TryRead(wish.ResourceType, wish.Operation, out var resource, out var operation) is { } unknown
            ? throw new ArgumentException(unknown.Message)
            : (resource, operation);

    private bool IsOpen(AccessRequest request) =>
        module(request.Key.Module) is not { } found
        || rules.Of(found).Check(request.Key.Resource, request.Key.Operation, request.Key.Target) is { IsAllowed: false, IsDenied: false };
}
