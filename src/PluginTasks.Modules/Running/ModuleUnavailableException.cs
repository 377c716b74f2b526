using PluginTasks.Sdk;

namespace PluginTasks.Modules.Running;

/// <summary>A module's code cannot be called now. Code <c>module_unavailable</c>.</summary>
public sealed class ModuleUnavailableException(string module, string why, Exception? inner = null)
    : SdkException(ErrorCode, $"The module '{module}' is not available: {why}", inner)
{
    public const string ErrorCode = "module_unavailable";
}
