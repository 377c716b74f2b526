using PluginTasks.Modules.Running;
using PluginTasks.Protocol.Errors;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Calling;
using PluginTasks.Protocol.Messages.Effects;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Actions;

/// <summary>Calls the actions of modules, and what pages have for data. Thread safe.</summary>
internal sealed class ModuleActions(Func<string, ModuleHost?> module, TimeSpan timeout, TimeProvider time, IModuleLog log)
{
    /// <exception cref="SdkException">
    /// <c>unknown_action</c>, <c>permission_denied</c>, <c>invalid_payload</c>, <c>action_failed</c>, <c>action_timeout</c>, <c>capability_denied</c>,
    /// <c>module_unavailable</c>, <c>limit_exceeded</c> (its process used too much), and whatever the action throws that has a code.
    /// </exception>
    public async Task<ActionAnswer> CallAsync(ActionRequest request, CancellationToken cancellationToken)
    {
        var (host, action) = Find(request.Name);
        using var lease = await host.LeaseAsync(cancellationToken);
        var found = lease.Generation.Code.Actions.FirstOrDefault(a => a.Name == action) ?? throw Unknown(request.Name);
        if (!request.Session.May(found.Permissions))
        {
            throw new SdkException(ErrorCodes.PermissionDenied, $"'{request.Name}' needs one of: {string.Join(", ", found.Permissions)}.");
        }

        var call = new ActionCall
        {
            Name = action, Values = ModuleJson.ToElement(request.Values), Session = request.Session, SurfaceId = request.SurfaceId,
            ComponentId = request.ComponentId, ConfirmationTaskId = request.ConfirmationTaskId, Trace = request.TraceParent,
        };
        var scope = new CallScope(request.Session) { TraceParent = request.TraceParent };
        var answer = await GuardAsync(
            host.Name,
            request.Name,
            token => lease.Generation.CallAsync(RuntimeMethods.Action, call, scope, left => _ = host.LeaveAsync(lease.Generation, left), token),
            cancellationToken);
        CapabilityCheck.Demand(answer.Effects, request.SurfaceId, request.Surfaces);
        return answer;
    }

    /// <summary>What a page's data does before the page is sent; nothing where it has none.</summary>
    /// <exception cref="SdkException"><c>action_failed</c>, <c>action_timeout</c>, <c>capability_denied</c>, <c>module_unavailable</c>.</exception>
    public async Task<IReadOnlyList<EffectMessage>> LoadPageAsync(PageDataRequest request, CancellationToken cancellationToken)
    {
        if (module(request.Module) is not { } host || !(await host.CodeAsync(cancellationToken)).Pages.Contains(request.Page))
        {
            return [];
        }

        using var lease = await host.LeaseAsync(cancellationToken);
        var call = new PageDataCall
        {
            Page = request.Page,
            Params = ModuleJson.ToElement(request.Params),
            Session = request.Session,
            Trace = request.TraceParent,
        };
        var scope = new CallScope(request.Session) { TraceParent = request.TraceParent };
        var name = $"{request.Module}/{request.Page}";
        var answer = await GuardAsync(
            host.Name,
            name,
            token => lease.Generation.CallAsync(RuntimeMethods.PageData, call, scope, left => _ = host.LeaveAsync(lease.Generation, left), token),
            cancellationToken);
        CapabilityCheck.Demand([.. answer.Effects.Where(e => !IsOwnChildren(e))], "main", request.Surfaces);
        return answer.Effects;
    }

    /// <summary>Before it is sent, a page's own data may fill its containers, whatever these allow later.</summary>
    private static bool IsOwnChildren(EffectMessage effect) =>
        effect is { Kind: EffectKind.PropertyUpdate, Property: "children", Action: PatchAction.Append, SurfaceId: null };

    private static SdkException Unknown(string name) => new(
        ErrorCodes.UnknownAction,
        ModuleNames.TrySplit(name, out _, out _) ? $"There is no action '{name}'." : $"'{name}' is not an action's name; write it as 'module.action'.");

    private (ModuleHost Host, string Action) Find(string name) =>
        ModuleNames.TrySplit(name, out var moduleName, out var action) && module(moduleName) is { } host ? (host, action) : throw Unknown(name);

    /// <summary>Whether its process was ended for what it used, which is no secret of the module's.</summary>
    private static bool IsOverALimit(Exception error) =>
        error is ConnectionLostException && error.Message.StartsWith(ErrorCodes.LimitExceeded, StringComparison.Ordinal);

    /// <summary>Whatever module code does, its caller gets an answer in time, and no more of an error than is meant for them.</summary>
    private async Task<T> GuardAsync<T>(string moduleName, string name, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            return await call(either.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new SdkException(ErrorCodes.ActionTimeout, $"'{name}' did not answer within {timeout.TotalSeconds:0.###} s.");
        }
        catch (Exception error) when (error is not SdkException && !cancellationToken.IsCancellationRequested)
        {
            var correlationId = Guid.NewGuid().ToString("N");
            log.CallFailed(moduleName, name, correlationId, error is ConnectionLostException lost ? new IOException(lost.Message) : error);
            throw IsOverALimit(error)
                ? new SdkException(ErrorCodes.LimitExceeded, error.Message, error)
                : new ActionFailedException(name, correlationId, error);
        }
    }
}
