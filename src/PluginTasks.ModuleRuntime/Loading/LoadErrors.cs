using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Loading;

/// <summary>Why a module's code cannot be run.</summary>
internal static class LoadErrors
{
    public const string Code = "module_load_failed";

    public static SdkException Of(string reason, Exception? inner = null) => new(Code, reason, inner);
}
