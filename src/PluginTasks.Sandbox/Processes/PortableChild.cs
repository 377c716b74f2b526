using System.ComponentModel;
using System.Diagnostics;

namespace PluginTasks.Sandbox.Processes;

/// <summary>For systems where there is no sandbox: the runtime's own Process class, so that modules can be written there.</summary>
internal sealed class PortableChild : IChild
{
    private readonly Process process;

    private PortableChild(Process process)
    {
        this.process = process;
        Ended = WaitAsync(process);
    }

    public int Id => process.Id;

    public Stream Input => process.StandardInput.BaseStream;

    public Stream Output => process.StandardOutput.BaseStream;

    public Stream Error => process.StandardError.BaseStream;

    public Stream? MessagesIn => null;

    public Stream? MessagesOut => null;

    public Task<int> Ended { get; }

    public static PortableChild Start(ChildStart start)
    {
        if (start.ConnectsMessages)
        {
            throw new ProcessStartException(ProcessStartFailure.NotSupported, "Further descriptors can be passed on under Linux alone.");
        }

        var info = new ProcessStartInfo(start.Program, start.Arguments)
        {
            WorkingDirectory = start.WorkingFolder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment.Clear();
        foreach (var (name, value) in start.Environment)
        {
            info.Environment[name] = value;
        }

        try
        {
            return new PortableChild(Process.Start(info)!);
        }
        catch (Win32Exception e)
        {
            var failure = Directory.Exists(start.WorkingFolder) ? ProcessStartFailure.NoProgram : ProcessStartFailure.WorkingFolder;
            throw new ProcessStartException(failure, e.Message, e);
        }
    }

    public void Kill()
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended, or a part of it has.
        }
    }

    // The runtime gives 128 and the signal's number for what was killed.
    private static async Task<int> WaitAsync(Process process)
    {
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode > 128 && !OperatingSystem.IsWindows() ? 128 - process.ExitCode : process.ExitCode;
    }
}
