using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace PluginTasks.Cli.Tests;

/// <summary>A host that <c>plugintasks run</c> has started, as a process, in the folder of a <see cref="CliProcess"/>.</summary>
internal sealed class RunningCli : IAsyncDisposable
{
    private const int Terminate = 15;
    private readonly Process process;
    private readonly Channel<string> said;

    private RunningCli(Process process, Channel<string> said, string address, string link)
    {
        this.process = process;
        this.said = said;
        Address = address;
        Link = link;
    }

    public string Address { get; }

    public string Link { get; }

    public static Task<RunningCli> StartAsync(CliProcess cli, params string[] args) => StartAsync("run", cli, args);

    public static async Task<RunningCli> StartAsync(string command, CliProcess cli, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "plugintasks.dll"), command, "--urls", "http://127.0.0.1:0", .. args])
        {
            WorkingDirectory = cli.Folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var process = Process.Start(start)!;
        var said = Channel.CreateUnbounded<string>();
        process.ErrorDataReceived += (_, line) => said.Writer.TryWrite(line.Data ?? "");
        process.BeginErrorReadLine();
        var address = await process.StandardOutput.ReadLineAsync();
        Assert.StartsWith("Listening on ", address, StringComparison.Ordinal);
        var link = File.Exists(Path.Combine(cli.Folder, "users.yaml")) && !args.Contains("--token") ? "" : await process.StandardOutput.ReadLineAsync();
        return new RunningCli(process, said, address!["Listening on ".Length..], link!.Length == 0 ? "" : link["Sign in, once: ".Length..]);
    }

    /// <summary>What it says on standard error, up to a line that has this in it.</summary>
    public async Task<IReadOnlyList<string>> SaysAsync(string text)
    {
        var lines = new List<string>();
        // A build on a busy machine takes its time.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            while (lines.Count == 0 || !lines[^1].Contains(text, StringComparison.Ordinal))
            {
                lines.Add(await said.Reader.ReadAsync(patience.Token));
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"It never said '{text}', but:\n{string.Join('\n', lines)}");
        }

        return lines;
    }

    /// <summary>As the system asks for an end.</summary>
    public async Task<int> StopAsync()
    {
        Assert.Equal(0, Kill(process.Id, Terminate));
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    /// <summary>With no time for a last word, and without what it has started.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
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
