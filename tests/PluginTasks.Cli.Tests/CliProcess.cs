using System.Diagnostics;

namespace PluginTasks.Cli.Tests;

/// <summary>Runs the real command as a process, in an empty folder of its own.</summary>
internal sealed class CliProcess : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plugintasks-test-");

    public CliProcess()
    {
        if (!OperatingSystem.IsWindows())
        {
            // Modules written in here run as users of their own, who have to get there.
            File.SetUnixFileMode(Folder, (UnixFileMode)0b111_101_101);
        }
    }

    public string Folder => folder.FullName;

    /// <summary>Laid over the environment of what is run.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>Writes a file in one go: nobody who watches for changes reads the half of it.</summary>
    public void Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full + "~", text);
        File.Move(full + "~", full, overwrite: true);
    }

    public string Read(string path) => File.ReadAllText(Path.Combine(Folder, path));

    public Task<CliResult> RunAsync(params string[] args) =>
        StartAsync("dotnet", [Path.Combine(AppContext.BaseDirectory, "plugintasks.dll"), .. args]);

    public async Task<CliResult> StartAsync(string program, params string[] args)
    {
        var start = new ProcessStartInfo(program, args)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in Variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new CliResult(process.ExitCode, await output, await error);
    }

    public void Dispose() => folder.Delete(recursive: true);
}
