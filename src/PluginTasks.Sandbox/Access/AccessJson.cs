using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginTasks.Sandbox.Access;

/// <summary>Rules as programs read them: a list of what a manifest has, normalized.</summary>
public static partial class AccessJson
{
    public static string Write(AccessRuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var entries = rules.Rules.Select(rule => new AccessEntry(
            AccessVocabulary.NameOf(rule.Resource), AccessVocabulary.NameOf(rule.Operation), rule.Target.Normalized));
        return JsonSerializer.Serialize(entries.ToArray(), Context.Default.AccessEntryArray);
    }

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
    [JsonSerializable(typeof(AccessEntry[]))]
    private sealed partial class Context : JsonSerializerContext;
}
