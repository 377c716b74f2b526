using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Values;
namespace PluginTasks.Cli.Commands.Conformance;
internal static class CaseLocales { public static IEnumerable<Locale> Of(ValueMap m)=> m.Select(e=>new Locale(e.Key, e.Value.Map!.Where(x=>x.Value.Text!=null).ToDictionary(x=>x.Key,x=>new Message(x.Value.Text!)))); }
