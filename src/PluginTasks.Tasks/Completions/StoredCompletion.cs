using System.Text.Json;
using System.Text.Json.Serialization;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Completions;

/// <summary>The action of a task's end, as its row keeps it until the action was called.</summary>
internal sealed record StoredCompletion(string Action, JsonElement Context, int V = StoredCompletion.Version)
{
    private const int Version = 1;

    public static string? Write(Completion? completion) => completion?.ActionName is not { } action
        ? null
        : JsonSerializer.Serialize(new StoredCompletion(action, ModuleJson.ToElement(completion.Context)), StoredCompletionJson.Default.StoredCompletion);

    /// <exception cref="JsonException">A newer program wrote it.</exception>
    public static StoredCompletion Read(string json) =>
        JsonSerializer.Deserialize(json, StoredCompletionJson.Default.StoredCompletion) is { V: Version } stored
            ? stored
            : throw new JsonException("The completion was written by a newer version of the program.");

    /// <summary>The values of the call, named as module code reads them.</summary>
    public string ContextOf(TaskRecord task) => ModuleJson.ToElement(
        JsonMap.From(Context).Merge(JsonMap.From(new { task_id = task.Id, task = task.ToSnapshot() }))).GetRawText();
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoredCompletion))]
internal sealed partial class StoredCompletionJson : JsonSerializerContext;
