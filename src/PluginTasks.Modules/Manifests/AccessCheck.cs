using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Files;
using PluginTasks.Pages.Yaml;
using PluginTasks.Sandbox.Access;

namespace PluginTasks.Modules.Manifests;

/// <summary>Reads the access rules of a manifest. What is not even a rule has been reported with its shape.</summary>
internal static class AccessCheck
{
    private static readonly string[] Operations = [.. Enum.GetValues<AccessOperation>().Select(AccessVocabulary.NameOf)];

    public static void Run(YamlMapping manifest, ModuleFolder folder, HostPlaces? host, DiagnosticBag bag)
    {
        var scope = host?.ScopeOf(folder) ?? new AccessScope { ModuleFolder = folder.FullPath("") };
        foreach (var map in (manifest["access"] as YamlSequence)?.Items.OfType<YamlMapping>() ?? [])
        {
            if (Text(map, "resource_type") is { } type && Text(map, "target") is { } target &&
                Text(map, "operation") is { } operation && Operations.Contains(operation) &&
                !AccessRule.TryRead(new AccessEntry(type, operation, target), scope, out _, out var error))
            {
                Report(map, error, bag);
            }
        }
    }

    private static void Report(YamlMapping map, AccessError error, DiagnosticBag bag)
    {
        var code = DiagnosticCodes.All.First(c => c.Id == error.Code);
        var key = error.Field switch
        {
            AccessField.Operation => "operation",
            _ => "target",
        };
        if (error.Field != AccessField.ResourceType && map.TryGet(key, out var entry))
        {
            entry.Report(bag, code, error.Message);
        }
    }

    private static string? Text(YamlMapping map, string key) => (map[key] as YamlScalar)?.Value.Text;
}
