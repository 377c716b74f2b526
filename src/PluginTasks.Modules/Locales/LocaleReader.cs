using PluginTasks.Pages.Files;
namespace PluginTasks.Modules.Locales;
internal static class LocaleReader {
 public static IReadOnlyList<ModuleLocale> ReadAll(ModuleFolder f, string m)=>[];
 public static IReadOnlyList<ModuleLocale> ReadAgain(ModuleFolder f, string m, IReadOnlyList<ModuleLocale> b, string p)=>b;
}
