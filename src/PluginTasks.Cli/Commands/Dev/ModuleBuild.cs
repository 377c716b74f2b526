using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using PluginTasks.Modules.Library;
using PluginTasks.Modules.Reloading;

namespace PluginTasks.Cli.Commands.Dev;

/// <summary><c>dotnet build</c> of one module.</summary>
internal static partial class ModuleBuild
{
    private const string FailedCode = "build_failed";

    /// <summary>Null where the module has no project, or several.</summary>
    public static string? ProjectOf(Module module) =>
        module.Manifest.Assembly is not null && Directory.GetFiles(module.Folder.FullPath("."), "*.csproj") is [var project] ? Path.GetFullPath(project) : null;

    /// <summary>What keeps it from being built; empty where it was.</summary>
    public static async Task<IReadOnlyList<ModuleProblem>> RunAsync(Module module, string project, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", ["build", project, "--nologo", "--verbosity", "quiet", "-consoleLoggerParameters:NoSummary"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true,
        };
        try
        {
            using var build = Process.Start(start)!;
            build.StandardInput.Close();
            var (output, errors) = (build.StandardOutput.ReadToEndAsync(cancellationToken), build.StandardError.ReadToEndAsync(cancellationToken));
            await EndOfAsync(build, cancellationToken);
            return build.ExitCode == 0 ? [] : ProblemsIn(await output + await errors, module);
        }
        catch (Win32Exception)
        {
            return
            [
                new ModuleProblem(
                    FailedCode, module.Folder.Shown(Path.GetFileName(project)), 1, 1,
                    "'dotnet' is not to be found; install the .NET SDK, or build the module by other means"),
            ];
        }
    }

    /// <summary>A build that nobody waits for any more is not left behind.</summary>
    private static async Task EndOfAsync(Process build, CancellationToken cancellationToken)
    {
        try
        {
            await build.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            build.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static List<ModuleProblem> ProblemsIn(string output, Module module)
    {
        var problems = output.Split('\n').Select(line => ErrorLine().Match(line)).Where(m => m.Success).Select(m => new ModuleProblem(
            m.Groups["code"].Value,
            module.Folder.RelativePath(Path.GetFullPath(m.Groups["file"].Value)) is { } path ? module.Folder.Shown(path) : m.Groups["file"].Value,
            NumberOf(m.Groups["line"]), NumberOf(m.Groups["column"]), m.Groups["message"].Value)).Distinct().ToList();
        return problems.Count > 0 ? problems : [new ModuleProblem(FailedCode, module.Folder.Shown("module.yaml"), 1, 1, output.Trim())];
    }

    private static int NumberOf(Group group) => group.Success ? int.Parse(group.Value, CultureInfo.InvariantCulture) : 1;

    [GeneratedRegex(
        @"^\s*(?<file>[^(\n]+?)(\((?<line>[0-9]{1,9}),(?<column>[0-9]{1,9})[^)]*\))? ?: " +
        @"error (?<code>[A-Z]+[0-9]+): (?<message>.*?)( \[[^\]]*\])?\s*$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex ErrorLine();
}
