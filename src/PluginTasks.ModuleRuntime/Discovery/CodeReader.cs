using System.Reflection;
using PluginTasks.ModuleRuntime.Loading;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Discovery;

/// <summary>Finds what the host can call in the types of an assembly. A mistake keeps the module from loading.</summary>
internal static class CodeReader
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Type[] OfActions = [typeof(ActionContext), typeof(CancellationToken)];
    private static readonly Type[] OfTasks = [typeof(ITaskContext), typeof(CancellationToken)];
    private static readonly Type[] OfPages = [typeof(PageDataContext), typeof(CancellationToken)];
    private static readonly Type[] OfLong = [typeof(CancellationToken)];

    public static ModuleCode Read(IEnumerable<Type> types, IModuleSdk sdk)
    {
        var code = new ModuleCode();
        foreach (var type in types.Where(t => t.IsClass))
        {
            ReadClass(code, type, sdk);
        }

        return code;
    }

    private static void ReadClass(ModuleCode code, Type type, IModuleSdk sdk)
    {
        var agent = type.GetCustomAttribute<AgentAttribute>();
        var methods = type.GetMethods(All).Where(IsMarked).ToArray();
        var isStatic = type is { IsAbstract: true, IsSealed: true };
        if ((agent is null && methods.Length == 0) || (type.IsAbstract && !isStatic))
        {
            return;
        }

        if (type.ContainsGenericParameters)
        {
            throw LoadErrors.Of($"{type.FullName} cannot be generic: nobody could say of what.");
        }

        var owner = isStatic || methods.All(m => m.IsStatic) && agent is null ? ModuleClass.WithoutInstance(type) : new ModuleClass(type, sdk);
        if (agent is not null)
        {
            Add(code.Agents, "agent", Checked(agent.Name, type.FullName!), new ModuleAgent(owner), type.FullName!);
        }

        foreach (var method in methods)
        {
            ReadMethod(code, owner, method);
        }
    }

    private static bool IsMarked(MethodInfo method) =>
        method.IsDefined(typeof(ActionAttribute)) || method.IsDefined(typeof(BackgroundTaskAttribute)) ||
        method.IsDefined(typeof(PageDataAttribute)) || method.IsDefined(typeof(LongRunningAttribute));

    private static void ReadMethod(ModuleCode code, ModuleClass owner, MethodInfo method)
    {
        if (method.GetCustomAttribute<ActionAttribute>() is { } action)
        {
            var found = new ModuleMethod(owner, method, OfActions, takesPayload: true);
            Add(code.Actions, "action", Checked(action.Name, found.Name), found, found.Name);
        }

        if (method.GetCustomAttribute<BackgroundTaskAttribute>() is { } task)
        {
            var found = new ModuleMethod(owner, method, OfTasks, takesPayload: true);
            Add(code.Tasks, "task", Checked(task.Name, found.Name), new ModuleTask(found, OptionsOf(task, found.Name)), found.Name);
        }

        if (method.GetCustomAttribute<PageDataAttribute>() is { } page)
        {
            var found = new ModuleMethod(owner, method, OfPages, takesPayload: false);
            Add(code.Pages, "page data", page.Page, found, found.Name);
        }

        if (method.GetCustomAttribute<LongRunningAttribute>() is { } run)
        {
            var found = new ModuleMethod(owner, method, OfLong, takesPayload: false);
            Add(code.LongRunning, "long-running method", Checked(run.Name, found.Name), found, found.Name);
        }
    }

    private static TaskOptions OptionsOf(BackgroundTaskAttribute task, string where)
    {
        try
        {
            return task.ToOptions();
        }
        catch (Exception problem) when (problem is ArgumentException or OverflowException)
        {
            throw LoadErrors.Of($"{where} has an option that is out of range: {problem.Message}", problem);
        }
    }

    private static string Checked(string name, string where) => ModuleNames.IsLocal(name)
        ? name
        : throw LoadErrors.Of($"{where} has the name '{name}', which is none: lower case letters, digits and '_', a letter first, in parts with dots between.");

    private static void Add<T>(Dictionary<string, T> found, string kind, string name, T value, string where)
    {
        if (!found.TryAdd(name, value))
        {
            throw LoadErrors.Of($"{where}: there is another {kind} of the name '{name}'.");
        }
    }
}
