using PluginTasks.Modules.Manifests;
using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Files;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Modules.Permissions;

/// <summary>Reads <c>rbac.yaml</c>.</summary>
internal static class RbacReader
{
    public const string FileName = "rbac.yaml";

    public static RolePermissions Read(ModuleFolder folder, string module, DiagnosticBag bag)
    {
        if (!folder.Has(FileName) || SourceFile.Read(folder, FileName, bag) is not { } root)
        {
            return RolePermissions.None;
        }

        if (root is not YamlMapping map)
        {
            root.Report(bag, DiagnosticCodes.ManifestValue, $"rbac.yaml is a map of permissions and assignments, not {root.Describe()}");
            return RolePermissions.None;
        }

        ShapeCheck.Check(map, ManifestShapes.Rbac, module, ShapeCodes.Manifests, bag);
        var declared = Texts(map["permissions"]).ToList();
        foreach (var permission in declared.Where(p => !IsNamedAfter(module, p.Value.Text!)))
        {
            permission.Report(
                bag,
                DiagnosticCodes.PermissionName,
                $"the permission {Quoted.Show(permission.Value.Text!)} has to start with {Quoted.Show(module + '.')}");
        }

        var names = declared.Select(p => p.Value.Text!).ToHashSet(StringComparer.Ordinal);
        return new RolePermissions(names, ReadRoles(map, names, bag));
    }

    private static Dictionary<string, IReadOnlyList<string>> ReadRoles(YamlMapping map, HashSet<string> declared, DiagnosticBag bag)
    {
        var roles = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (var role in (map["assignments"] as YamlMapping)?.Entries ?? [])
        {
            var assigned = Texts(role.Value).ToList();
            foreach (var permission in assigned.Where(p => !declared.Contains(p.Value.Text!)))
            {
                var name = permission.Value.Text!;
                permission.Report(
                    bag,
                    DiagnosticCodes.UndeclaredPermission,
                    $"the permission {Quoted.Show(name)} is not declared under 'permissions'{bag.Suggest(permission.File, name, declared)}");
            }

            roles[role.Key] = [.. assigned.Select(p => p.Value.Text!).Where(declared.Contains)];
        }

        return roles;
    }

    private static IEnumerable<YamlScalar> Texts(YamlNode? node) =>
        (node as YamlSequence)?.Items.OfType<YamlScalar>().Where(s => s.Value.Text is not null) ?? [];

    private static bool IsNamedAfter(string module, string permission) =>
        permission.StartsWith(module + ".", StringComparison.Ordinal) && permission.Length > module.Length + 1;
}
