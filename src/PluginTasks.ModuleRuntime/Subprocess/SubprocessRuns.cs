using System.Collections.Concurrent;
using PluginTasks.ModuleRuntime.Remote;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Subprocesses;
using PluginTasks.Sdk;
using SubprocessOutput = PluginTasks.Protocol.Messages.Subprocesses.SubprocessOutput;

namespace PluginTasks.ModuleRuntime.Subprocess;

/// <summary>The programs that run for this module.</summary>
internal sealed class SubprocessRuns(HostLink host)
{
    private readonly ConcurrentDictionary<long, OutputFlow> flows = new();

    /// <summary>Takes a piece of output, in its order; done when it has been dealt with, so that the program waits for the author's code.</summary>
    public Task TakeAsync(SubprocessOutput piece) =>
        flows.TryGetValue(piece.Call, out var flow) ? flow.TakeAsync(piece) : Task.CompletedTask;

    public async Task<SubprocessResult> RunAsync(SubprocessWish wish, CancellationToken cancellationToken)
    {
        var message = wish.ToMessage();
        cancellationToken.ThrowIfCancellationRequested();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var flow = new OutputFlow(wish, stop);
        var dealing = flow.DealAsync();
        long number = 0;
        try
        {
            var end = await host.CallAsync(HostMethods.RunSubprocess, message, stop.Token, waitsForReply: true, onSent: Listen).ConfigureAwait(false);
            await flow.EndAsync(dealing).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            return Judge(wish, flow.ToResult(end.ReturnCode), end.TimedOut);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The output stopped it: what was wrong with it is the answer.
            await flow.EndAsync(dealing).ConfigureAwait(false);
            throw;
        }
        finally
        {
            flows.TryRemove(number, out _);
            flow.Close();
        }

        void Listen(long call)
        {
            number = call;
            flows[call] = flow;
        }
    }

    private static SubprocessResult Judge(SubprocessWish wish, SubprocessResult result, bool timedOut)
    {
        if (timedOut)
        {
            throw new SubprocessTimeoutException(result, wish.Timeout ?? TimeSpan.Zero);
        }

        return wish.Check ? result.EnsureSuccess() : result;
    }
}
