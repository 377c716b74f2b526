using System.Diagnostics;

namespace PluginTasks.Sandbox.Tests.Seccomp;

/// <summary>A process that has put a filter on itself.</summary>
internal static class SeccompProcess
{
    /// <summary>Does something and ends.</summary>
    public static async Task<(int Code, string Output)> RunAsync(string profile, params string[] arguments)
    {
        using var process = Start(profile, arguments);
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }

    /// <summary>Makes calls, each a number and arguments, and gives their error numbers.</summary>
    public static async Task<List<int>> CallAsync(string profile, IEnumerable<string> calls)
    {
        using var process = Start(profile, "calls");
        var errors = process.StandardError.ReadToEndAsync();
        var answers = new List<int>();
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
        foreach (var call in calls)
        {
            await process.StandardInput.WriteLineAsync(call);
            var answer = await process.StandardOutput.ReadLineAsync();
            answers.Add(int.Parse(answer ?? throw new InvalidOperationException($"It died of '{call}': {await errors}"), null));
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.Equal("", await errors);
        return answers;
    }

    public static string Program => Path.Combine(AppContext.BaseDirectory, "PluginTasks.Sandbox.Process.dll");

    private static Process Start(string profile, params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [Program, profile, .. arguments])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
        })!;
}
