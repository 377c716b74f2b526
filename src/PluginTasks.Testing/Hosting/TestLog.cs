using PluginTasks.Modules.Running;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;

namespace PluginTasks.Testing;

/// <summary>Gives out as lines what is said of a module and its tasks.</summary>
internal sealed class TestLog(Action<string> tell, Action<ModuleLine>? onLine = null) : IModuleLog, ITaskLog
{
    public void Started(string module, int generation, int? processId) => tell($"{module}: generation {generation} started");

    public void StartFailed(string module, Exception error) => tell($"{module}: not started: {error.Message}");

    public void Died(string module, int generation, string how) => tell($"{module}: generation {generation} died: {how}");

    public void Ended(string module, int generation) => tell($"{module}: generation {generation} ended");

    public void CallFailed(string module, string call, string correlationId, Exception error) => tell($"{module}: {call} failed ({correlationId}): {error}");

    public void LongRunningFailed(string module, string name, Exception error) => tell($"{module}: {name} failed: {error}");

    public void Line(string module, ModuleLine line)
    {
        onLine?.Invoke(line);
        tell($"{module}: {line.Level}: {line.Message}");
    }

    public void AttemptFailed(TaskRecord task, Exception error) => tell($"task {task.Id}: attempt {task.Attempt} failed: {error}");

    public void CompletionFailed(TaskRecord task, Exception error) => tell($"task {task.Id}: completion failed: {error}");

    public void LateReport(TaskRecord task) => tell($"task {task.Id}: a late report of attempt {task.Attempt}");

    public void StoreFailed(TaskRecord task, Exception error) => tell($"task {task.Id}: not stored: {error}");
}
