using System.Collections.Frozen;
using System.Text.Json;

namespace PluginTasks.Sandbox.Audit;

/// <summary>The names of kinds, as they are kept and shown.</summary>
public static class AuditWords
{
    private static readonly string[] Names = [.. Enum.GetValues<AuditKind>().Select(k => JsonNamingPolicy.SnakeCaseLower.ConvertName(k.ToString()))];

    private static readonly FrozenDictionary<string, AuditKind> Kinds =
        Enum.GetValues<AuditKind>().ToFrozenDictionary(k => Names[(int)k], StringComparer.Ordinal);

    public static IReadOnlyList<string> All => Names;

    public static string NameOf(AuditKind kind) => Names[(int)kind];

    public static bool TryRead(string name, out AuditKind kind) => Kinds.TryGetValue(name, out kind);
}
