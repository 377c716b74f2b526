using System.Text.Json;
using PluginTasks.ModuleRuntime.Scripts.Calls;
using PluginTasks.ModuleRuntime.Scripts.Engine;
using PluginTasks.Protocol.Messages.Loading;
using PluginTasks.Protocol.Messages.Tasks;

namespace PluginTasks.ModuleRuntime.Scripts;

/// <summary>The options between a registration's name and its function.</summary>
internal static class RegistrationOptions
{
    /// <exception cref="ArgumentException">They cannot be read; the message says why.</exception>
    public static void Check(Registration registration)
    {
        if (registration.Kind == RegistrationKind.Action)
        {
            ToAction(registration);
        }
        else
        {
            ToTask(registration);
        }
    }

    public static LoadedAction ToAction(Registration registration)
    {
        var options = new NamedValues("", registration.Options);
        var action = new LoadedAction(registration.Name, options.Texts("permissions"));
        options.RefuseOthers();
        return action;
    }

    public static LoadedTask ToTask(Registration registration)
    {
        var options = new NamedValues("", registration.Options);
        var permissions = options.Texts("permissions");
        return new LoadedTask(registration.Name, permissions, TaskSettings.Of(ScriptTaskOptions.Read(options)));
    }
}
