using PluginTasks.Modules.Library;
using PluginTasks.Pages.Diagnostics;

namespace PluginTasks.Modules.Checks;

/// <summary>Everything that is wrong with modules, with the checks that need all of them.</summary>
public static class LibraryCheck
{
    /// <summary>The diagnostics of <paramref name="chosen"/> modules, sorted by file, line and column.</summary>
    public static IReadOnlyList<Diagnostic> Run(ModuleLibrary library, IReadOnlyCollection<Module> chosen)
    {
        Parallel.ForEach(chosen.SelectMany(m => m.Pages.Values), page => _ = page.Compilation);
        var bag = new DiagnosticBag();
        foreach (var module in chosen)
        {
            bag.AddRange(module.Diagnostics());
            CheckName(library, module, bag);
            CheckUses(library, module, bag);
            LocaleCheck.Run(module, bag);
        }

        return bag.ToSorted();
    }

    private static void CheckName(ModuleLibrary library, Module module, DiagnosticBag bag)
    {
        if (library.Find(module.Name) is { } first && !ReferenceEquals(first, module))
        {
            bag.Add(
                DiagnosticCodes.DuplicateModule, module.Folder.Shown("module.yaml"), 1, 1,
                $"another module is called {Quoted.Show(module.Name)}: {first.Folder.ShownAs}");
        }
    }

    private static void CheckUses(ModuleLibrary library, Module module, DiagnosticBag bag)
    {
        var names = new KnownNames(library);
        foreach (var uses in module.Pages.Values.Select(p => p.Compilation.Uses).Append(module.ManifestUses))
        {
            foreach (var use in uses.Keys.Where(u => !names.HasKey(u.Name)))
            {
                bag.Add(
                    DiagnosticCodes.UnknownKey, use.File, use.Line, use.Column,
                    $"the key {Quoted.Show(use.Name)} is in no locale{bag.Suggest(use.File, use.Name, names.Keys)}");
            }

            foreach (var use in uses.Actions.Where(u => !names.HasAction(u.Name)))
            {
                bag.Add(
                    DiagnosticCodes.UnknownAction, use.File, use.Line, use.Column,
                    $"there is no action {Quoted.Show(use.Name)}{names.NearestAction(use, bag)}");
            }

            foreach (var use in uses.Permissions.Where(u => !names.HasPermission(u.Name)))
            {
                bag.Add(
                    DiagnosticCodes.UndeclaredPermission, use.File, use.Line, use.Column,
                    $"no rbac.yaml declares the permission {Quoted.Show(use.Name)}{bag.Suggest(use.File, use.Name, names.Permissions)}");
            }
        }

        foreach (var (schedule, task) in module.Manifest.Schedules.Where(s => !names.HasTask(s.Task.Name)))
        {
            bag.Add(
                DiagnosticCodes.UnknownTask, task.File, task.Line, task.Column,
                $"the schedule {Quoted.Show(schedule)} starts the task {Quoted.Show(task.Name)}, which does not exist" +
                bag.Suggest(task.File, task.Name, names.Tasks));
        }
    }
}
