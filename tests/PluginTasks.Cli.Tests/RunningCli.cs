using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PluginTasks.Cli.Tests;

/// <summary>A host that <c>plugintasks run</c> has started, as a process, in the folder of a <see cref="CliProcess"/>.</summary>
internal sealed class RunningCli : IAsyncDisposable
{
    private const int Terminate = 15;
    private readonly Process process;

    private RunningCli(Process process, string address, string link)
    {
        this.process = process;
        Address = address;
        Link = link;
    }

    public string Address { get; }

    public string Link { get; }

    public static async Task<RunningCli> StartAsync(CliProcess cli, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "plugintasks.dll"), "run", "--urls", "http://127.0.0.1:0", .. args])
        {
            WorkingDirectory = cli.Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var address = await process.StandardOutput.ReadLineAsync();
        Assert.StartsWith("Listening on ", address, StringComparison.Ordinal);
        var link = File.Exists(Path.Combine(cli.Folder, "users.yaml")) && !args.Contains("--token") ? "" : await process.StandardOutput.ReadLineAsync();
        return new RunningCli(process, address!["Listening on ".Length..], link!.Length == 0 ? "" : link["Sign in, once: ".Length..]);
    }

    /// <summary>As the system asks for an end.</summary>
    public async Task<int> StopAsync()
    {
        Assert.Equal(0, Kill(process.Id, Terminate));
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);
}
