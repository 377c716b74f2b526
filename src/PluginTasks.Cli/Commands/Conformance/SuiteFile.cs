using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Cli.Commands.Conformance;

/// <summary>One file of cases: <c>{"suite": NAME, "cases": […]}</c>.</summary>
internal static class SuiteFile
{
    /// <summary>Runs a case and says what is wrong; null where it passes.</summary>
    private static readonly Dictionary<string, Func<SuiteCase, string?>> Suites = new(StringComparer.Ordinal)
    {
        ["rules"] = RuleSuite.Run,
        ["bindings"] = BindingSuite.Run,
        ["i18n"] = LanguageSuite.Run,
        ["permissions"] = PermissionSuite.Run,
        ["schedules"] = ScheduleSuite.Run,
        ["targets"] = TargetSuite.Run,
        ["pages"] = PageSuite.Run,
        ["forms"] = FormSuite.Run,
    };

    public static void Run(FileInfo file, ConformanceReport report)
    {
        if (!file.Exists)
        {
            throw new CommandFailure(ExitCode.NotFound, $"there is no file '{file}'");
        }

        var bag = new DiagnosticBag();
        var root = JsonReader.ReadUnlimited(File.ReadAllBytes(file.FullName), file.ToString(), bag) as YamlMapping;
        if (bag.Count > 0 || root is null)
        {
            throw new CommandFailure(
                ExitCode.WrongUsage,
                bag.Count > 0 ? string.Join('\n', bag.ToSorted()) : $"{file}: it has to be a map with 'suite' and 'cases'");
        }

        var suite = (root["suite"] as YamlScalar)?.Value.Text ?? "";
        if (!Suites.TryGetValue(suite, out var run))
        {
            throw new CommandFailure(ExitCode.WrongUsage, $"{file}: there is no suite {Quoted.Show(suite)}; there are {string.Join(", ", Suites.Keys)}");
        }

        foreach (var node in (root["cases"] as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
        {
            var test = new SuiteCase(node);
            report.Add(suite, test.Name, run(test));
        }
    }
}
