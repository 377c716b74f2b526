using System.Diagnostics;

namespace PluginTasks.Browser.Tests;

/// <summary>A real host with the sample modules, over a folder of its own.</summary>
public sealed class HostProcess : IAsyncDisposable
{
    public const string Token = "browser-tests-own-token";

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("plugintasks-browser-");
    private Process? process;
    private int link;

    public HostProcess()
    {
        // The demo's steps take their time for people to watch.
        File.WriteAllText(Configuration, $"modules: {{settings: {{components: {{step_seconds: 0.2}}}}, grants: {{system: [modules, tasks, schedules]}}}}\nauth: {{users: {Path.Combine(DataFolder, "users.yaml")}}}\n");
    }

    public string Address { get; private set; } = "";

    public string DataFolder => data.FullName;

    /// <summary>A folder for further modules, beside the samples.</summary>
    public string OwnModules => data.CreateSubdirectory("modules_of_test").FullName;

    private string Configuration => Path.Combine(DataFolder, "plugintasks.yaml");

    /// <summary>Starts it; a second time at the same address and on the same data.</summary>
    public async Task StartAsync()
    {
        var started = Process.Start(new ProcessStartInfo(Places.Command,
            ["run", "--urls", Address.Length > 0 ? Address : "http://127.0.0.1:0", "--token", $"{Token}-{++link}", "--config", Configuration, "--data-dir", DataFolder, "--modules", Places.Modules, "--modules", OwnModules])
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

    /// <summary>Adds a user, for the next start.</summary>
    public async Task AddUserAsync(string name, string role, string password)
    {
        using var adding = Process.Start(new ProcessStartInfo(Places.Command, ["user", "add", name, "--role", role, "--config", Configuration])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, WorkingDirectory = DataFolder,
        })!;
        await adding.StandardInput.WriteLineAsync(password);
        adding.StandardInput.Close();
        await adding.WaitForExitAsync();
        Assert.Equal(0, adding.ExitCode);
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
    }
}
