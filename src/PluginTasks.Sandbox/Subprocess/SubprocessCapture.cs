using PluginTasks.Sdk;

namespace PluginTasks.Sandbox.Subprocess;

/// <summary>Runs a program and keeps what it writes: for callers in the host itself.</summary>
public static class SubprocessCapture
{
    /// <summary>As <see cref="SubprocessRunner.RunAsync"/>, with all that was written in the result and in the exception of a timeout.</summary>
    /// <param name="runner">What runs it.</param>
    /// <param name="request">What is run.</param>
    /// <param name="text">Whether output is given as text instead of bytes.</param>
    /// <param name="onLine">Gets each line as it comes, one at a time; the program waits for it. Default: none.</param>
    /// <param name="cancellationToken">Kills it with all that it started.</param>
    public static async Task<SubprocessResult> CaptureAsync(
        this SubprocessRunner runner,
        SubprocessRequest request,
        bool text = true,
        Func<SubprocessLine, Task>? onLine = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(runner);
        ArgumentNullException.ThrowIfNull(request);
        var output = new SubprocessOutput(capture: true, onLine, request.MaxOutputBytes);
        try
        {
            var code = await runner.RunAsync(
                request, chunk => output.AddAsync(chunk.Stream == SubprocessStream.Error, chunk.Bytes), cancellationToken).ConfigureAwait(false);
            await output.FinishAsync().ConfigureAwait(false);
            return output.ToResult(request.Command, code, text);
        }
        catch (SubprocessTimeoutException e)
        {
            throw new SubprocessTimeoutException(output.ToResult(request.Command, e.Result.ReturnCode, text), e.Timeout);
        }
    }
}
