using System.Text.Json;
using PluginTasks.Modules.Actions;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Completions;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;

namespace PluginTasks.Modules.Work;

/// <summary>Calls the actions that are to follow on tasks, as the tasks' users. Effects have nowhere to go, and are left aside.</summary>
internal sealed class CompletionActions(Func<ModuleActions> actions, IUserDirectory users) : ICompletionActions
{
    public async Task CallAsync(string action, string contextJson, TaskRecord task, CancellationToken cancellationToken)
    {
        var session = await users.FindAsync(task.UserId, task.OrganizationId, cancellationToken);
        var request = new ActionRequest
        {
            Name = action,
            Session = session with { SessionKey = task.SessionKey },
            Values = JsonMap.From(JsonSerializer.Deserialize<JsonElement>(contextJson)),
        };
        await actions().CallAsync(request, cancellationToken);
    }
}
