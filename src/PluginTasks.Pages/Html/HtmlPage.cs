using PluginTasks.Pages.Values;
namespace PluginTasks.Pages.Html;
public static class HtmlPage { public static string Of(Value tree) => ""; }
