using System.IO.Pipes;
using Microsoft.Win32.SafeHandles;
using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Processes;

/// <summary>
/// The pipes of a program. They are pipes and not sockets because a program may open <c>/dev/stdout</c> anew; the host's ends
/// do not block, and the runtime waits for them as it does for sockets, without a thread for each. Disposing closes the
/// program's ends alone.
/// </summary>
internal sealed class ChildPipes : IDisposable
{
    private readonly List<SafePipeHandle> ofProgram = [];
    private readonly List<PipeStream> ofHost = [];

    public Stream Input => ofHost[0];

    public Stream Output => ofHost[1];

    public Stream Error => ofHost[2];

    public Stream? MessagesIn => ofHost.ElementAtOrDefault(3);

    public Stream? MessagesOut => ofHost.ElementAtOrDefault(4);

    /// <exception cref="ProcessStartException">The host is out of descriptors.</exception>
    public static ChildPipes Open(bool withMessages)
    {
        var pipes = new ChildPipes();
        try
        {
            pipes.Add(PipeDirection.Out);
            pipes.Add(PipeDirection.In);
            pipes.Add(PipeDirection.In);
            if (withMessages)
            {
                pipes.Add(PipeDirection.Out);
                pipes.Add(PipeDirection.In);
            }

            return pipes;
        }
        catch (IOException e)
        {
            pipes.Dispose();
            pipes.CloseHosts();
            throw new ProcessStartException(ProcessStartFailure.Resources, e.Message, e);
        }
    }

    /// <summary>The program's ends, in the order of its descriptors.</summary>
    public int[] OfProgram() => [.. ofProgram.Select(end => (int)end.DangerousGetHandle())];

    public void CloseHosts() => ofHost.ForEach(end => end.Dispose());

    public void Dispose() => ofProgram.ForEach(end => end.Dispose());

    private void Add(PipeDirection direction)
    {
        SafePipeHandle host;
        SafePipeHandle program;
        if (direction == PipeDirection.Out)
        {
            PipeCalls.OpenForReading(out host, out program);
        }
        else
        {
            PipeCalls.OpenForWriting(out host, out program);
        }

        ofProgram.Add(program);
        ofHost.Add(new AnonymousPipeClientStream(direction, host));
    }
}
