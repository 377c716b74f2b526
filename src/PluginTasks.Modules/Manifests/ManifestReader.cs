using PluginTasks.Modules.Schedules;
using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Files;
using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Modules.Manifests;

/// <summary>Reads <c>module.yaml</c>.</summary>
internal static class ManifestReader
{
    public const string FileName = "module.yaml";

    /// <summary>The manifest, and what it refers to. Without errors in the bag the module can be loaded.</summary>
    public static (Manifest Manifest, PageUses Uses) Read(ModuleFolder folder, HostPlaces? host, DiagnosticBag bag)
    {
        var nameless = new Manifest { Name = folder.Name };
        var shown = folder.Shown(FileName);
        if (!folder.Has(FileName))
        {
            bag.Add(DiagnosticCodes.BadManifest, shown, 1, 1, "the module has no module.yaml");
            return (nameless, new PageUses());
        }

        switch (SourceFile.Read(folder, FileName, bag))
        {
            case null:
                return (nameless, new PageUses());
            case YamlMapping map:
                var uses = ShapeCheck.Check(map, ManifestShapes.Manifest, folder.Name, ShapeCodes.Manifests, bag);
                CheckName(map, folder.Name, bag);
                ScheduleCheck.Run(map, bag);
                AccessCheck.Run(map, folder, host, bag);
                return (From(map, folder.Name), uses);
            case var other:
                other.Report(bag, DiagnosticCodes.BadManifest, $"a manifest is a map with a 'name', not {other.Describe()}");
                return (nameless, new PageUses());
        }
    }

    private static Manifest From(YamlMapping map, string folder) => new()
    {
        Name = folder,
        Version = Text(map, "version"),
        Label = Text(map, "label"),
        Description = Text(map, "description"),
        Icon = Text(map, "icon"),
        Priority = Scalar(map, "priority") is { IsNumber: true } priority ? priority.Number : Manifest.DefaultPriority,
        Enabled = Scalar(map, "enabled") is not { IsBoolean: true } enabled || enabled.IsTrue,
        Assembly = Text(map, "assembly"),
        Schedules = [.. Schedules(map)],
        Timetable = [.. ManifestScheduleReader.Read(map)],
        Limits = ManifestParts.Limits(map),
        Settings = [.. ManifestParts.Settings(map)],
        Access = [.. ManifestParts.Access(map)],
    };

    private static IEnumerable<ScheduledTask> Schedules(YamlMapping map)
    {
        foreach (var schedule in (map["schedules"] as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
        {
            if (schedule["task"] is YamlScalar { Value.Text: { } task } node)
            {
                yield return new ScheduledTask(Text(schedule, "id") ?? "", new Use(task, node.File, node.Line, node.Column));
            }
        }
    }

    private static void CheckName(YamlMapping map, string folder, DiagnosticBag bag)
    {
        if (!map.TryGet("name", out var entry) || (entry.Value as YamlScalar)?.Value.Text is not { } name)
        {
            return;
        }

        if (!ModuleName.IsValid(name))
        {
            entry.Report(bag, DiagnosticCodes.ModuleName, $"the name {Quoted.Show(name)} is malformed; {ModuleName.Rule}");
        }
        else if (name != folder)
        {
            entry.Report(
                bag,
                DiagnosticCodes.ModuleName,
                $"the module is called {Quoted.Show(name)} and its folder {Quoted.Show(folder)}; they have to be the same");
        }
    }

    private static string? Text(YamlMapping map, string key) => Scalar(map, key).Text;

    private static Value Scalar(YamlMapping map, string key) => (map[key] as YamlScalar)?.Value ?? default;
}
