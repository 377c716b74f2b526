using System.Text.Json.Nodes;
using PluginTasks.Pages.Diagnostics;

namespace PluginTasks.Cli.Commands.Doctor;

/// <summary>What was found, to read or for programs.</summary>
internal sealed class DoctorReport(IReadOnlyList<Finding> findings)
{
    private const string End = "\e[0m";

    public int Problems => findings.Count(f => f.Level == FindingLevel.Problem);

    private int Warnings => findings.Count(f => f.Level == FindingLevel.Warning);

    public void WriteJson(Terminal terminal) => terminal.Out.WriteLine(new JsonObject
    {
        ["problems"] = Problems,
        ["warnings"] = Warnings,
        ["findings"] = new JsonArray([.. findings.Select(f => (JsonNode)new JsonObject
        {
            ["area"] = f.Area, ["name"] = f.Name, ["level"] = Name(f.Level), ["means"] = f.Means, ["cure"] = f.Cure,
        })]),
    }.ToJsonString());

    public void WriteText(Terminal terminal)
    {
        foreach (var area in findings.GroupBy(f => f.Area))
        {
            terminal.Out.WriteLine(area.Key);
            foreach (var finding in area)
            {
                var level = Name(finding.Level).PadRight(7);
                var shownLevel = terminal.HasColour ? Colour(finding.Level) + level + End : level;
                terminal.Out.WriteLine($"  {shownLevel}  {Quoted.Escape(finding.Name)}: {Quoted.Escape(finding.Means)}");
                if (finding.Cure is { } cure)
                {
                    terminal.Out.WriteLine($"           → {Quoted.Escape(cure)}");
                }
            }
        }

        terminal.Out.WriteLine($"{Count(Problems, "problem")}, {Count(Warnings, "warning")}");
    }

    private static string Count(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string Name(FindingLevel level) => level switch { FindingLevel.Ok => "ok", FindingLevel.Warning => "warning", _ => "problem" };

    private static string Colour(FindingLevel level) => level switch { FindingLevel.Ok => "\e[32m", FindingLevel.Warning => "\e[33m", _ => "\e[31m" };
}
