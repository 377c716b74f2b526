using PluginTasks.ModuleRuntime.Calling;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Errors;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Remote;

/// <summary>The way to the host: every call back names the call that it is made within.</summary>
internal sealed class HostLink
{
    public HostLink(TimeProvider time)
    {
        Time = time;
        Ids = new SortableIds(time);
        Log = new LogLines(this);
    }

    public TimeProvider Time { get; }

    /// <summary>Ids for tasks whose work begins before the host knows of it.</summary>
    public SortableIds Ids { get; }

    public LogLines Log { get; }

    /// <summary>Set before anything runs.</summary>
    public ProtocolConnection Connection { get; set; } = null!;

    /// <exception cref="SdkException">What the host says, or <c>task_runtime_unavailable</c> where it is gone.</exception>
    public async Task<TResult> CallAsync<TParams, TResult>(
        Method<TParams, TResult> method, TParams parameters, CancellationToken cancellationToken, bool waitsForReply = false, Action<long>? onSent = null)
    {
        var call = CurrentCall.Value;
        if (call?.Task is { } run)
        {
            await run.Progress.FlushAsync().ConfigureAwait(false);
        }

        return await CallFromAsync(call, method, parameters, cancellationToken, waitsForReply, onSent).ConfigureAwait(false);
    }

    /// <summary>As the other, for a call that is not the one that flows.</summary>
    public async Task<TResult> CallFromAsync<TParams, TResult>(
        CurrentCall? call,
        Method<TParams, TResult> method,
        TParams parameters,
        CancellationToken cancellationToken,
        bool waitsForReply = false,
        Action<long>? onSent = null)
    {
        var within = call is null ? 0 : await call.NumberAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Connection.CallAsync(method, parameters, within, waitsForReply, onSent, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is ConnectionLostException or IOException and not Protocol.Framing.FrameTooLargeException)
        {
            throw new SdkException(ErrorCodes.TaskRuntimeUnavailable, "The host is gone, or has given up this module.", error);
        }
        catch (Protocol.Framing.FrameTooLargeException error)
        {
            throw new SdkException(ErrorCodes.PayloadTooLarge, error.Message, error);
        }
    }
}
