using System.Threading.Channels;
using PluginTasks.Protocol.Messages.Subprocesses;
using PluginTasks.Sdk;
using SubprocessOutput = PluginTasks.Protocol.Messages.Subprocesses.SubprocessOutput;

namespace PluginTasks.ModuleRuntime.Subprocess;

/// <summary>What one program writes, on its way to the author: one piece after the other.</summary>
internal sealed class OutputFlow(SubprocessWish wish, CancellationTokenSource stop)
{
    private readonly Channel<(SubprocessOutput Piece, TaskCompletionSource Dealt)> pieces =
        Channel.CreateBounded<(SubprocessOutput, TaskCompletionSource)>(new BoundedChannelOptions(64) { SingleReader = true });

    private readonly StreamCapture output = new(wish, isError: false);
    private readonly StreamCapture error = new(wish, isError: true);
    private Exception? problem;

    public async Task TakeAsync(SubprocessOutput piece)
    {
        var dealt = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await pieces.Writer.WriteAsync((piece, dealt)).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            // The run has ended, and nobody wants it any more.
            return;
        }

        await dealt.Task.ConfigureAwait(false);
    }

    /// <summary>Deals with the pieces, within the flow of who started the program.</summary>
    public async Task DealAsync()
    {
        await foreach (var (piece, dealt) in pieces.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (problem is null)
            {
                await DealAsync(piece).ConfigureAwait(false);
            }

            dealt.TrySetResult();
        }
    }

    /// <summary>Waits for what came, and gives the lines that had no end.</summary>
    /// <exception cref="SdkException"><c>output_limit</c>.</exception>
    public async Task EndAsync(Task dealing)
    {
        Close();
        await dealing.ConfigureAwait(false);
        if (problem is null)
        {
            await output.EndAsync().ConfigureAwait(false);
            await error.EndAsync().ConfigureAwait(false);
        }

        if (problem is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(problem);
        }
    }

    public void Close() => pieces.Writer.TryComplete();

    public SubprocessResult ToResult(int returnCode) => new()
    {
        Command = [.. wish.Command],
        ReturnCode = returnCode,
        Stdout = output.Text,
        Stderr = error.Text,
        StdoutBytes = output.Bytes,
        StderrBytes = error.Bytes,
    };

    private async Task DealAsync(SubprocessOutput piece)
    {
        try
        {
            await (piece.IsError ? error : output).TakeAsync(piece.Bytes).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The edge of a call of the author's code: what it threw ends the program, and is told to who started it.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            problem = thrown;
            await stop.CancelAsync().ConfigureAwait(false);
        }
    }
}
