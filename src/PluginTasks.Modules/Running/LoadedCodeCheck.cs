using PluginTasks.Protocol.Messages.Loading;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Running;

/// <summary>Whether what a process says of its code can be so: it is not trusted to know the rules.</summary>
internal static class LoadedCodeCheck
{
    private const int MostNames = 10_000;

    /// <exception cref="ModuleUnavailableException">It cannot.</exception>
    public static LoadedCode Demand(string module, LoadedCode code)
    {
        string[] names =
        [
            .. code.Actions.Select(a => a.Name),
            .. code.Tasks.Select(t => t.Name),
            .. code.Agents.Select(a => a.Name),
            .. code.LongRunning,
        ];
        if (names.Length > MostNames)
        {
            throw new ModuleUnavailableException(module, $"it registers {names.Length:N0} names; {MostNames:N0} are allowed");
        }

        if (names.FirstOrDefault(n => !ModuleNames.IsLocal(n)) is { } wrong)
        {
            throw new ModuleUnavailableException(
                module,
                $"it registers the name '{wrong}', which is not made of small letters, digits and '_', with dots between");
        }

        foreach (var task in code.Tasks)
        {
            DemandOptions(module, task);
        }

        return code;
    }

    private static void DemandOptions(string module, LoadedTask task)
    {
        try
        {
            _ = task.Options.ToOptions();
        }
        catch (Exception error) when (error is ArgumentException or OverflowException)
        {
            throw new ModuleUnavailableException(module, $"its task '{task.Name}' has options out of range: {error.Message}", error);
        }
    }
}
