using PluginTasks.ModuleRuntime.Discovery;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages.Calling;
using PluginTasks.Protocol.Messages.Effects;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Calling;

/// <summary>Actions, page data and long-running methods.</summary>
internal static class ActionCalls
{
    public static async Task<ActionAnswer> CallActionAsync(this LoadedModule module, InboundCall call, ActionCall message, CancellationToken cancellationToken)
    {
        CurrentCall.Value = new CurrentCall(call.Id, message.Session);
        using var trace = CallTrace.Begin(message.Trace, message.Name);
        var context = new ActionContext(JsonMap.From(message.Values), null, message.Session)
        {
            SurfaceId = message.SurfaceId,
            ComponentId = message.ComponentId,
            ConfirmationTaskId = message.ConfirmationTaskId,
        };
        if (module.Code.Actions.TryGetValue(message.Name, out var action))
        {
            return ToAnswer(await action.CallAsync(action.Payload(context.Values), context, cancellationToken).ConfigureAwait(false));
        }

        if (module.Scripts is { } scripts && scripts.Actions.Any(a => a.Name == message.Name))
        {
            return ToAnswer(await scripts.CallActionAsync(message.Name, context, cancellationToken).ConfigureAwait(false));
        }

        throw new SdkException(ErrorCodes.UnknownAction, $"The module has no action '{message.Name}'.");
    }

    public static async Task<PageDataAnswer> LoadPageAsync(
        this LoadedModule module, InboundCall call, PageDataCall message, CancellationToken cancellationToken)
    {
        CurrentCall.Value = new CurrentCall(call.Id, message.Session);
        using var trace = CallTrace.Begin(message.Trace, message.Page);
        var context = new PageDataContext(message.Page, JsonMap.From(message.Params), message.Session);
        if (module.Code.Pages.TryGetValue(message.Page, out var page))
        {
            await page.CallAsync(null, context, cancellationToken).ConfigureAwait(false);
        }
        else if (module.Scripts is { } scripts && scripts.Pages.Contains(message.Page, StringComparer.Ordinal))
        {
            await scripts.LoadPageAsync(message.Page, context, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            throw new SdkException("unknown_page", $"The module has no data for the page '{message.Page}'.");
        }

        return new PageDataAnswer([.. context.Effects.Select(EffectMessage.Of)]);
    }

    public static async Task<Nothing> RunLongAsync(this LoadedModule module, InboundCall call, RunLong message, CancellationToken cancellationToken)
    {
        CurrentCall.Value = new CurrentCall(call.Id, Session.Anonymous);
        if (!module.Code.LongRunning.TryGetValue(message.Name, out var method))
        {
            throw new SdkException("unknown_method", $"The module has no long-running method '{message.Name}'.");
        }

        await method.CallAsync(null, cancellationToken).ConfigureAwait(false);
        return Nothing.Value;
    }

    private static ActionAnswer ToAnswer(object? returned) => returned switch
    {
        null => new ActionAnswer(),
        ActionResponse response => new ActionAnswer { Effects = [.. response.Effects.Select(EffectMessage.Of)], Value = response.Value },
        Effect effect => new ActionAnswer { Effects = [EffectMessage.Of(effect)] },
        IEnumerable<Effect> effects => new ActionAnswer { Effects = [.. effects.Select(EffectMessage.Of)] },
        _ => new ActionAnswer { Value = ModuleJson.ToElement(returned) },
    };
}
