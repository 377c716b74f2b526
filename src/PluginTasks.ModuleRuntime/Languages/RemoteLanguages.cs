using PluginTasks.ModuleRuntime.Calling;
using PluginTasks.ModuleRuntime.Remote;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Protocol.Messages.Loading;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Languages;

/// <summary>Translates with the messages that came with the module, without asking the host.</summary>
internal sealed class RemoteLanguages(HostLink host, ModuleMessages messages) : ILanguages
{
    private volatile MessageTable table = new(messages);

    public void Take(ModuleMessages newer) => table = new MessageTable(newer);

    public string T(string key, object? args = null, string? lang = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        return table.Text(lang ?? CurrentCall.Value?.Session.Language, key, args);
    }

    public async Task<string> GetUserLanguage(string userId, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userId);
        return (await host.CallAsync(HostMethods.UserLanguage, new UserRef(userId), cancellationToken).ConfigureAwait(false)).Language;
    }
}
