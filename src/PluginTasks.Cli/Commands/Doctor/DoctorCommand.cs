using System.CommandLine;
using PluginTasks.Cli.Configuration;
using PluginTasks.Sandbox.Support;

namespace PluginTasks.Cli.Commands.Doctor;

/// <summary><c>plugintasks doctor</c>: whether a host would be well here, and its modules held.</summary>
internal static class DoctorCommand
{
    public static Command Create(Terminal terminal, HostOptions host)
    {
        var format = OutputFormat.Option();
        var command = new Command(
            "doctor",
            "Looks at this machine and this configuration, and says what is wrong and what cures it. " +
            "Exit code 1 where there is a problem.\n\nExample:\n  plugintasks doctor --format json")
        {
            format,
        };
        command.SetAction(async (parsed, _) =>
        {
            var report = new DoctorReport(await FindAsync(host.Configuration(parsed)));
            if (parsed.GetValue(format) == "json")
            {
                report.WriteJson(terminal);
            }
            else
            {
                report.WriteText(terminal);
            }

            return report.Problems > 0 ? ExitCode.No : ExitCode.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<Finding>> FindAsync(HostConfiguration configuration)
    {
        var kernel = KernelSupport.Probe();
        return
        [
            .. new SandboxChecks(kernel, configuration.Flag(ConfigKeys.SandboxRequired), configuration.Flag(ConfigKeys.PortOnlyEgress)).Run(),
            .. await RuntimeChecks.RunAsync(AppContext.BaseDirectory),
            .. new FolderChecks(configuration, kernel.IsRoot).Run(),
            .. ServerChecks.Run(configuration),
            await DatabaseChecks.RunAsync(HostOptions.FolderOf(configuration)),
        ];
    }
}
