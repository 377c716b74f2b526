using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace PluginTasks.Sdk;

/// <summary>How modules, and the actions, tasks and agents in them, are named. Thread safe.</summary>
public static partial class ModuleNames
{
    /// <summary>A module: lower case letters, digits and underscores, a letter first, at most 63.</summary>
    public const string ModulePattern = "^[a-z][a-z0-9_]{0,62}$";

    /// <summary>An action, a task or an agent inside its module: as a module, in one part or several with dots between.</summary>
    public const string LocalPattern = @"^[a-z][a-z0-9_]{0,62}(\.[a-z][a-z0-9_]{0,62}){0,7}$";

    /// <summary>Whether this can be a module's name.</summary>
    public static bool IsModule([NotNullWhen(true)] string? name) => name is not null && Module().IsMatch(name);

    /// <summary>Whether this can be the name of an action, a task or an agent inside its module.</summary>
    public static bool IsLocal([NotNullWhen(true)] string? name) => name is not null && Local().IsMatch(name);

    /// <summary>Takes <c>reports.generate_monthly</c> apart, at the first dot; false where it is not written like that.</summary>
    public static bool TrySplit(string? qualified, [NotNullWhen(true)] out string? module, [NotNullWhen(true)] out string? local)
    {
        var dot = qualified?.IndexOf('.', StringComparison.Ordinal) ?? -1;
        module = dot < 0 ? null : qualified![..dot];
        local = dot < 0 ? null : qualified![(dot + 1)..];
        if (IsModule(module) && IsLocal(local))
        {
            return true;
        }

        module = local = null;
        return false;
    }

    // "$" would let a line end follow the name.
    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,62}\z")]
    private static partial Regex Module();

    [GeneratedRegex(@"\A[a-z][a-z0-9_]{0,62}(\.[a-z][a-z0-9_]{0,62}){0,7}\z")]
    private static partial Regex Local();
}
