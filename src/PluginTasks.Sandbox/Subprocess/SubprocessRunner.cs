using PluginTasks.Sandbox.Cage;
using PluginTasks.Sandbox.Limits;
using PluginTasks.Sandbox.Processes;
using PluginTasks.Sdk;

namespace PluginTasks.Sandbox.Subprocess;

/// <summary>
/// Runs programs for modules, under their rules. It keeps nothing of what they write. When a call is over, however it ended,
/// nothing of the program is left. Thread safe.
/// </summary>
/// <param name="options">What holds for all of them. Default: the defaults.</param>
/// <param name="time">Measures timeouts and the grace of pipes. Default: the system's.</param>
public sealed class SubprocessRunner(SubprocessOptions? options = null, TimeProvider? time = null)
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly SubprocessOptions options = options ?? new SubprocessOptions();
    private readonly TimeProvider time = time ?? TimeProvider.System;

    /// <summary>Runs a program to its end and gives its return code; where it was killed, the signal's number, negative.</summary>
    /// <param name="request">What is run, by whom, and what is allowed.</param>
    /// <param name="onChunk">Gets what it writes, one piece at a time; the program waits for it. What it throws kills the program and comes through.</param>
    /// <param name="cancellationToken">Kills it with all that it started.</param>
    /// <exception cref="ArgumentException">
    /// The command is empty, or has an empty part or one with a NUL; a variable cannot be passed on; the timeout is not positive.
    /// </exception>
    /// <exception cref="SubprocessTimeoutException">
    /// It did not end in time. Its result has no output: that went to <paramref name="onChunk"/>, all of it by now.
    /// </exception>
    /// <exception cref="SdkException">
    /// <c>sandbox_subprocess_denied</c> (also where there is no such program), <c>sandbox_filesystem_denied</c> (the folder),
    /// <c>reserved_environment</c>, <c>output_limit</c>, <c>limit_exceeded</c> (memory), <c>subprocess_failed</c> (the system could not start it).
    /// </exception>
    public async Task<int> RunAsync(SubprocessRequest request, Func<SubprocessChunk, ValueTask> onChunk, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(onChunk);
        var start = SubprocessChecks.Prepare(request, options.HostVariable);
        cancellationToken.ThrowIfCancellationRequested();
        using var held = request.Limits is { } limits ? options.Limits?.Start(limits, groups => Start(request, start with { Groups = groups })) : null;
        await using var child = held?.Child ?? Start(request, start);
        using var pump = new OutputPump(child, request.MaxOutputBytes, onChunk);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var feeding = FeedAsync(child, request.Input ?? ReadOnlyMemory<byte>.Empty, over.Token);
        try
        {
            return await WatchAsync(child, held, pump, request, over.Token, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            child.Kill();
            await over.CancelAsync().ConfigureAwait(false);
            pump.GiveUp();
            await feeding.ConfigureAwait(false);
            await ((Task)pump.Ended).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static ChildProcess Start(SubprocessRequest request, ChildStart start)
    {
        try
        {
            return request.Place.Cage is { } cage ? cage.StartProgram(start, request.Rules) : ChildProcess.Start(start);
        }
        catch (CageException e)
        {
            throw new SdkException(ErrorCodes.SubprocessFailed, e.Message, e);
        }
        catch (ProcessStartException e)
        {
            throw SubprocessChecks.Refusal(request, e);
        }
    }

    // A program need not read what it is given, and need not live to.
    private static async Task FeedAsync(ChildProcess child, ReadOnlyMemory<byte> input, CancellationToken over)
    {
        try
        {
            await child.Input.WriteAsync(input, over).ConfigureAwait(false);
            await child.Input.DisposeAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
        }
    }

    private async Task<int> WatchAsync(
        ChildProcess child, HeldChild? held, OutputPump pump, SubprocessRequest request, CancellationToken over, CancellationToken cancellationToken)
    {
        var allowed = request.Timeout is { } t && t < LongestTimeout ? t : Timeout.InfiniteTimeSpan;
        var outOfTime = Task.Delay(allowed, time, over);
        await Task.WhenAny(child.Ended, pump.Failed.Task, outOfTime).ConfigureAwait(false);
        var isTimeout = outOfTime.IsCompletedSuccessfully && !child.Ended.IsCompleted;
        if (child.Ended.IsCompleted && !pump.Failed.Task.IsCompleted)
        {
            // What the program left behind may still be writing its last words.
            await Task.WhenAny(pump.Ended, Task.Delay(options.PipeGrace, time, over)).ConfigureAwait(false);
        }

        child.Kill();
        var code = await child.Ended.ConfigureAwait(false);
        await DrainAsync(pump, over).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        if (held?.Exceeded is { } limit)
        {
            throw SdkException.LimitExceeded(limit);
        }

        return isTimeout
            ? throw new SubprocessTimeoutException(new SubprocessResult { Command = request.Command, ReturnCode = code }, request.Timeout!.Value)
            : code;
    }

    // Nobody writes any more, so the pipes end after what is in them: unless somebody got away with one, then nothing comes.
    private async Task DrainAsync(OutputPump pump, CancellationToken over)
    {
        var steps = -1L;
        while (!over.IsCancellationRequested && !pump.Ended.IsCompleted && !pump.Failed.Task.IsCompleted && pump.Steps is var now && now != steps)
        {
            steps = pump.Steps;
            await Task.WhenAny(pump.Ended, pump.Failed.Task, Task.Delay(options.PipeGrace, time, over)).ConfigureAwait(false);
        }

        pump.GiveUp();
        if (!over.IsCancellationRequested)
        {
            await pump.Ended.ConfigureAwait(false);
        }
    }
}
