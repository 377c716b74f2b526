using System.Diagnostics;

namespace PluginTasks.Browser.Tests;

/// <summary>A real host with the sample modules and those of these tests, over a folder of its own.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    public const string Token = "browser-tests-own-token";
    public const string Password = "correct horse battery";

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("plugintasks-browser-");
    private readonly DirectoryInfo outside = Directory.CreateTempSubdirectory("plugintasks-outside-");
    private readonly string command;
    private Process? process;
    private int link;

    /// <param name="hasFixtures">Whether there are the modules of these tests beside the samples.</param>
    /// <param name="command">What runs it.</param>
    public HostProcess(bool hasFixtures = true, string command = "run")
    {
        this.command = command;
        if (!OperatingSystem.IsWindows())
        {
            // What a module is allowed to read, its own user has to be able to.
            File.SetUnixFileMode(outside.FullName, (UnixFileMode)0b111_101_101);
        }

        HostileModule.Write(Path.Combine(OwnModules, HostileModule.Name));

        // The demo's steps take their time for people to watch.
        File.WriteAllText(Configuration, $$"""
            modules:
              paths: [{{Places.Modules}}{{(hasFixtures ? $", {Places.Fixtures}, {OwnModules}" : "")}}]
              grants: {system: [modules, tasks, schedules, decisions, audit]}
              settings:
                components: {step_seconds: 0.2}
                reports: {rows_per_step: 400}
            server: {requests_per_second: 1000}
            auth: {users: {{Path.Combine(DataFolder, "users.yaml")}}}

            """);
    }

    public string Address { get; private set; } = "";

    public string DataFolder => data.FullName;

    /// <summary>Modules that a test writes by itself, before the start.</summary>
    public string OwnModules => Path.Combine(DataFolder, "own-modules");

    /// <summary>A folder that is not the host's, gone with it.</summary>
    public string OutsideFolder => outside.FullName;

    private string Configuration => Path.Combine(DataFolder, "plugintasks.yaml");

    /// <summary>Starts it; a second time at the same address and on the same data.</summary>
    public async Task StartAsync()
    {
        var started = Process.Start(new ProcessStartInfo(Places.Command,
            [command, "--urls", Address.Length > 0 ? Address : "http://127.0.0.1:0", "--token", $"{Token}-{++link}", "--config", Configuration, "--data-dir", DataFolder])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = DataFolder,
        })!;
        process = started;
        var errors = new System.Text.StringBuilder();
        started.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        started.BeginErrorReadLine();
        while (await started.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("Listening on ", StringComparison.Ordinal))
            {
                Address = line["Listening on ".Length..];
                return;
            }
        }

        throw new InvalidOperationException($"The host did not start: {errors}");
    }

    /// <summary>The link of this start, good once.</summary>
    public string Link => $"{Address}/login?token={Token}-{link}";

    public string Bearer => $"{Token}-{link}";

    /// <summary>Somebody with a password.</summary>
    public Task AddUserAsync(string name, string role, string language = "en") =>
        RunAsync($"{Password}\n", "user", "add", name, "--role", role, "--language", language);

    /// <summary>Runs a command of the host's user beside it.</summary>
    /// <returns>What it wrote.</returns>
    public async Task<string> RunAsync(string input, params IEnumerable<string> arguments)
    {
        using var command = Process.Start(new ProcessStartInfo(Places.Command, [.. arguments, "--config", Configuration, "--data-dir", DataFolder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = DataFolder,
        })!;
        await command.StandardInput.WriteAsync(input);
        command.StandardInput.Close();
        var errors = command.StandardError.ReadToEndAsync();
        var output = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync();
        return command.ExitCode == 0 ? output : throw new InvalidOperationException($"{string.Join(' ', arguments)}: {await errors}{output}");
    }

    public async Task KillAsync()
    {
        if (process is { HasExited: false } running)
        {
            running.Kill(entireProcessTree: true);
            await running.WaitForExitAsync();
        }

        process?.Dispose();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        data.Delete(recursive: true);
        outside.Delete(recursive: true);
    }
}
