using System.Text.Json;
using Microsoft.Extensions.Logging;
using PluginTasks.Modules.Actions;
using PluginTasks.Modules.Hosting;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Web.Sockets;
using PluginTasks.Web.Surfaces;

namespace PluginTasks.Web.Actions;

/// <summary>What clients call: the host's own actions and those of modules. Thread safe.</summary>
internal sealed partial class ActionCalls(PluginHost host, CallbackMemory callbacks, ILogger log, CancellationToken stopping)
{
    private readonly TaskActions tasks = new(host);

    /// <summary>Runs an action to its end and tells its client what came of it. Throws nothing.</summary>
    public async Task RunAsync(SocketConnection client, ActionMessage message)
    {
        ReadOnlyMemory<byte> result;
        try
        {
            result = HostMessages.Done(message.Name, await CallAsync(client, message));
        }
        catch (InvalidPayloadException invalid)
        {
            result = HostMessages.Failed(message.Name, invalid.Code, invalid.Message, invalid.Fields);
        }
        catch (SdkException failed)
        {
            result = HostMessages.Failed(message.Name, failed.Code, failed.Message);
        }
        catch (WireException refused)
        {
            result = HostMessages.Failed(message.Name, refused.Code, refused.Message);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            result = HostMessages.Failed(message.Name, WireErrorCodes.HostStops, "The host stops.");
        }
#pragma warning disable CA1031 // The edge of a call: its client is told that it failed, the log why.
        catch (Exception error)
#pragma warning restore CA1031
        {
            var correlationId = Guid.NewGuid().ToString("N");
            LogFailed(log, message.Name, correlationId, error);
            result = HostMessages.Failed(message.Name, "internal_error", $"Something went wrong. The log says what, under {correlationId}.");
        }

        client.Send(result, message.RequestId);
    }

    private async Task<JsonElement?> CallAsync(SocketConnection client, ActionMessage message)
    {
        var session = client.Who.Session;
        if (message.Event is { } happened && !await IsFirstAsync(session, message, happened))
        {
            return null;
        }

        var question = await QuestionAsync(client, message.SurfaceId);
        CheckFields(client, message);
        var context = new ActionContextReader(message.Context);
        if (await client.TryOwnAsync(message, context))
        {
            return null;
        }

        return tasks.Find(message.Name, context, message.SurfaceId, session) is { } own ? await own : await CallModuleAsync(client, message, session, question);
    }

    /// <summary>What the page demands of its fields holds whatever the client has let pass.</summary>
    private static void CheckFields(SocketConnection client, ActionMessage message)
    {
        if (message.ComponentId is { } component
            && client.Surfaces.RulesOf(message.SurfaceId, component, message.Name)?.ProblemsIn(message.Context) is { Count: > 0 } problems)
        {
            throw new InvalidPayloadException(problems);
        }
    }

    private async Task<JsonElement?> CallModuleAsync(SocketConnection client, ActionMessage message, Session session, string? question)
    {
        var answer = await host.CallActionAsync(new ActionRequest
        {
            Name = message.Name,
            Session = session,
            Values = message.Context is { } context ? JsonMap.From(context) : JsonMap.Empty,
            SurfaceId = message.SurfaceId,
            ComponentId = message.ComponentId,
            ConfirmationTaskId = question,
            TraceParent = System.Diagnostics.Activity.Current?.Id,
            Surfaces = client.Surfaces,
        }, stopping);
        var module = message.Name[..message.Name.IndexOf('.', StringComparison.Ordinal)];
        await client.ApplyAsync(answer.Effects, module, message.SurfaceId, message.RequestId);
        return answer.Value;
    }

    /// <summary>The task whose question the call comes from. What the question showed is what effects may change there.</summary>
    private async Task<string?> QuestionAsync(SocketConnection client, string surfaceId)
    {
        if (TaskQuestion.TaskOf(surfaceId) is not { } id)
        {
            return null;
        }

        var session = client.Who.Session;
        if (await host.Tasks.GetAsync(new TaskCaller(null, session), id) is not { } task || !TaskAccess.MayManage(session, task))
        {
            throw new SdkException(ErrorCodes.TaskNotFound, "There is no such question.");
        }

        if (task.Question is { } question && !client.Surfaces.IsOpen(surfaceId))
        {
            client.Surfaces.Show(surfaceId, JsonElement.Parse(question));
        }

        return id;
    }

    /// <summary>An event that the user cannot have heard of has no callback.</summary>
    private async Task<bool> IsFirstAsync(Session session, ActionMessage message, TaskEventRef happened)
    {
        var task = await host.Tasks.GetAsync(new TaskCaller(null, session), happened.TaskId);
        if (task is null || happened.Seq > task.Seq || happened.Seq < 0)
        {
            throw new SdkException(ErrorCodes.TaskNotFound, "There is no such event.");
        }

        return callbacks.IsFirst(new(session.UserId!, happened.TaskId, happened.Seq, happened.Callback, message.SurfaceId, message.ComponentId));
    }

    [LoggerMessage(5001, LogLevel.Error, "The action {Action} failed ({CorrelationId}).")]
    private static partial void LogFailed(ILogger log, string action, string correlationId, Exception error);
}
