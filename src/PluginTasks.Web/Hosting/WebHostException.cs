namespace PluginTasks.Web.Hosting;

/// <summary>The host cannot be started as it was configured; the message says what to change.</summary>
public sealed class WebHostException(string message, Exception? inner = null) : Exception(message, inner);
