using System.CommandLine;

namespace PluginTasks.Cli.Commands.Conformance;

/// <summary><c>plugintasks conformance</c>: runs case files.</summary>
internal static class ConformanceCommand
{
    public static Command Create(Terminal terminal)
    {
        var files = new Argument<FileInfo[]>("FILE") { Description = "Case files.", Arity = ArgumentArity.OneOrMore };
        var format = OutputFormat.Option();
        var command = new Command(
            "conformance", "Runs case files; a line for each failed case, then how many passed.\n\nExample:\n  plugintasks conformance cases/*.json")
        {
            files, format,
        };
        command.SetAction(parsed =>
        {
            var report = new ConformanceReport();
            foreach (var file in parsed.GetValue(files)!)
            {
                SuiteFile.Run(file, report);
            }

            report.Write(terminal, parsed.GetValue(format) == "json");
            return report.Failures.Count > 0 ? ExitCode.No : ExitCode.Done;
        });
        return command;
    }
}
