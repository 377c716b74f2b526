using System.Threading.Channels;
using PluginTasks.Sdk;
using Piece = PluginTasks.Protocol.Messages.Subprocesses.SubprocessOutput;

namespace PluginTasks.ModuleRuntime.Subprocess;

/// <summary>What one program writes, on its way to the author: one piece after the other.</summary>
internal sealed class OutputFlow(SubprocessWish wish, CancellationTokenSource stop)
{
    private readonly Channel<(Piece Piece, TaskCompletionSource Dealt)> pieces =
        Channel.CreateBounded<(Piece, TaskCompletionSource)>(new BoundedChannelOptions(64) { SingleReader = true });

    private readonly SubprocessOutput output = new(wish.CaptureOutput, wish.OnOutput);
    private Exception? problem;

    public async Task TakeAsync(Piece piece)
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
            await output.FinishAsync().ConfigureAwait(false);
        }

        if (problem is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(problem);
        }
    }

    public void Close() => pieces.Writer.TryComplete();

    public SubprocessResult ToResult(int returnCode) => output.ToResult([.. wish.Command], returnCode, wish.Text);

    private async Task DealAsync(Piece piece)
    {
        try
        {
            await output.AddAsync(piece.IsError, piece.Bytes).ConfigureAwait(false);
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
