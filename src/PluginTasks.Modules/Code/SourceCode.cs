using System.Text;
using PluginTasks.Pages.Files;

namespace PluginTasks.Modules.Code;

/// <summary>
/// Finds registrations in source text: <c>action("name", …)</c> in scripts, <c>[Action("name")]</c> in
/// C# that is not built yet. Comments and texts are passed over.
/// </summary>
internal static class SourceCode
{
    public static ModuleCode ReadScripts(ModuleFolder folder) =>
        Read(folder, "scripts", ".js", "action", "task");

    public static ModuleCode ReadSources(ModuleFolder folder) =>
        Read(folder, "src", ".cs", "Action", "BackgroundTask");

    private static ModuleCode Read(ModuleFolder folder, string under, string ending, string action, string task)
    {
        var actions = new HashSet<string>(StringComparer.Ordinal);
        var tasks = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in folder.List(under).Where(p => p.EndsWith(ending, StringComparison.Ordinal)))
        {
            var words = new SourceWords(Encoding.UTF8.GetString(folder.Read(path).Bytes));
            while (words.NextCall() is { } call)
            {
                if (call.Name == action)
                {
                    actions.Add(call.Text);
                }
                else if (call.Name == task)
                {
                    tasks.Add(call.Text);
                }
            }
        }

        return new ModuleCode(true, actions, tasks);
    }
}
