namespace PluginTasks.Web.SignIns;

internal sealed record ChosenLanguage(string Language);
