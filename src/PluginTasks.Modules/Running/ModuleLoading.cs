using System.Text.Json;
using PluginTasks.Modules.Library;
using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Values;
using PluginTasks.Protocol.Messages.Loading;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Running;

/// <summary>Says what a module's process is to load. Thread safe.</summary>
internal sealed class ModuleLoading(Func<ModuleLibrary> library, Func<string, JsonMap> settings)
{
    /// <exception cref="ModuleUnavailableException">The operator has not set what it needs.</exception>
    public LoadModule For(Module module, ModuleFolders folders) => new()
    {
        Name = module.Name,
        Version = module.Manifest.Version ?? "0.0.0",
        Folder = folders.Code,
        DataFolder = folders.Data,
        TempFolder = folders.Temp,
        Assembly = module.Manifest.Assembly is { } assembly ? module.Folder.FullPath(assembly) : null,
        Scripts = [.. module.Folder.List("scripts").Where(IsScript).Order(StringComparer.Ordinal).Select(module.Folder.FullPath)],
        PageScripts = module.Folder.List("pages")
            .Where(IsScript)
            .ToDictionary(p => p["pages/".Length..^".js".Length], module.Folder.FullPath, StringComparer.Ordinal),
        Settings = ModuleSettingsCheck.Complete(module, settings(module.Name)),
        Messages = Messages(),
        ScriptSeconds = module.Manifest.Limits.ScriptSeconds,
    };

    /// <summary>The messages of all modules, as each may ask for any.</summary>
    public ModuleMessages Messages()
    {
        var languages = new Dictionary<string, IReadOnlyDictionary<string, JsonElement>>(StringComparer.Ordinal);
        foreach (var locales in library().Modules.SelectMany(m => m.Locales).Select(l => l.Locale).GroupBy(l => l.Language.Text, StringComparer.Ordinal))
        {
            var messages = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var (key, message) in locales.SelectMany(l => l.Messages))
            {
                messages.TryAdd(key, JsonSerializer.Deserialize<JsonElement>(ValueJson.ToText(message.ToValue())));
            }

            languages[locales.Key] = messages;
        }

        return new ModuleMessages { DefaultLanguage = library().DefaultLanguage, Languages = languages };
    }

    private static bool IsScript(string path) => path.EndsWith(".js", StringComparison.Ordinal);
}
