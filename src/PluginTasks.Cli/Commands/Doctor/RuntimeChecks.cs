using System.Globalization;
using System.Runtime.InteropServices;
using PluginTasks.Modules.Workers;
using PluginTasks.Sandbox.Processes;

namespace PluginTasks.Cli.Commands.Doctor;

/// <summary>What runs module code.</summary>
internal static class RuntimeChecks
{
    private const string Area = "runtime";
    private const string Cure = "Install the program again; from source: dotnet build";

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(20);

    public static async Task<IReadOnlyList<Finding>> RunAsync(string folder) =>
    [
        new Finding(
            Area, ".NET", FindingLevel.Ok,
            $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, " +
            $"{Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture)} processors."),
        await WorkerAsync(WorkerOptions.Beside(folder).Program),
    ];

    private static async Task<Finding> WorkerAsync(string program)
    {
        if (!File.Exists(program))
        {
            return new Finding(Area, "worker", FindingLevel.Problem, $"The program that runs modules is not at {program}.", Cure);
        }

        if (!OperatingSystem.IsLinux())
        {
            return new Finding(Area, "worker", FindingLevel.Ok, $"{program} is there.");
        }

        try
        {
            await using var child = ChildProcess.Start(new ChildStart
            {
                Program = program, WorkingFolder = "/", ConnectsMessages = true, Environment = Variables(),
            });

            // With nobody to speak to it ends by itself.
            await child.MessagesIn!.DisposeAsync();
            await child.MessagesOut!.DisposeAsync();
            await Task.WhenAny(child.Ended, Task.Delay(LongestStart, TimeProvider.System));
            var isInTime = child.Ended.IsCompleted;
            return isInTime && await child.Ended == 0
                ? new Finding(Area, "worker", FindingLevel.Ok, $"{program} starts.")
                : new Finding(
                    Area, "worker", FindingLevel.Problem,
                    $"{program} does not start as it should{(isInTime ? $" (exit code {await child.Ended})" : "")}.", Cure);
        }
        catch (ProcessStartException error)
        {
            var cure = error.Failure == ProcessStartFailure.NotAllowed ? $"chmod +x '{program}'" : Cure;
            return new Finding(Area, "worker", FindingLevel.Problem, error.Message, cure);
        }
    }

    private static Dictionary<string, string> Variables() => new()
    {
        ["DOTNET_ROOT"] = WorkerOptions.RuntimeFolder, ["DOTNET_EnableDiagnostics"] = "0",
    };
}
