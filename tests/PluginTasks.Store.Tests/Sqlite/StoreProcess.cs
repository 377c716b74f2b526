using System.Diagnostics;

namespace PluginTasks.Store.Tests.Sqlite;

/// <summary>Another process on the same file.</summary>
internal sealed class StoreProcess : IDisposable
{
    private readonly Process process;

    public StoreProcess(params string[] args) => process = Process.Start(
        new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "PluginTasks.Store.Process.dll"), .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;

    public async Task<string> ReadLineAsync() =>
        await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException($"The process ended with {process.ExitCode}.");

    public Task<string> ReadToEndAsync() => process.StandardOutput.ReadToEndAsync();

    public void Go() => process.StandardInput.WriteLine();

    /// <summary>SIGKILL.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
