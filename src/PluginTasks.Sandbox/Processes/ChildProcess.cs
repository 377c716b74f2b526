namespace PluginTasks.Sandbox.Processes;

/// <summary>
/// A program that runs, with the pipes to it. It is killed, with all that it started, when this is disposed of. Reading and
/// writing wait for the system without holding a thread. Thread safe, but for what is said of streams in general.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    private readonly IChild child;

    private ChildProcess(IChild child) => this.child = child;

    public int Id => child.Id;

    /// <summary>What it reads. Disposed of, it has read all; writing after its end throws <see cref="IOException"/>.</summary>
    public Stream Input => child.Input;

    public Stream Output => child.Output;

    public Stream Error => child.Error;

    /// <summary>What the host writes and the program reads from descriptor 3.</summary>
    public Stream? MessagesIn => child.MessagesIn;

    /// <summary>What the program writes to descriptor 4 and the host reads.</summary>
    public Stream? MessagesOut => child.MessagesOut;

    /// <summary>Its return code; where it was killed, the signal's number, negative. Never fails.</summary>
    public Task<int> Ended => child.Ended;

    /// <exception cref="ProcessStartException">It could not be started.</exception>
    /// <exception cref="ArgumentException">Something has a NUL in it, a path is not absolute, or the name of a variable is empty or has a '='.</exception>
    public static ChildProcess Start(ChildStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        Check(start);
        return new ChildProcess(OperatingSystem.IsLinux() ? LinuxChild.Start(start) : PortableChild.Start(start));
    }

    /// <summary>Kills it and all that it started, also what went on after it had ended. Gives back when none of them can run on.</summary>
    public void Kill() => child.Kill();

    public async ValueTask DisposeAsync()
    {
        child.Kill();
        await child.Ended.ConfigureAwait(false);
        foreach (var stream in new[] { child.Input, child.Output, child.Error, child.MessagesIn, child.MessagesOut })
        {
            if (stream is not null)
            {
                await CloseAsync(stream).ConfigureAwait(false);
            }
        }
    }

    // What was not written yet has nobody to read it.
    private static async ValueTask CloseAsync(Stream stream)
    {
        try
        {
            await stream.DisposeAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
        }
    }

    private static void Check(ChildStart start)
    {
        Require(Path.IsPathRooted(start.Program), "the program's path is not absolute");
        Require(Path.IsPathRooted(start.WorkingFolder), "the working folder is not absolute");
        Require(start.Arguments.Append(start.Name ?? "").Append(start.Program).Append(start.WorkingFolder).All(IsPlain), "a NUL cannot be passed on");
        foreach (var (name, value) in start.Environment)
        {
            Require(name.Length > 0 && !name.Contains('=', StringComparison.Ordinal), "a variable needs a name without a '='");
            Require(IsPlain(name) && IsPlain(value), "a NUL cannot be passed on");
        }
    }

    private static bool IsPlain(string text) => !text.Contains('\0', StringComparison.Ordinal);

    private static void Require(bool holds, string problem)
    {
        if (!holds)
        {
            throw new ArgumentException(problem);
        }
    }
}
