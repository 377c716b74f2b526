namespace PluginTasks.Web.SignIns.OpenId;

/// <summary>Signing in by another service failed; the message is for the log.</summary>
internal sealed class OpenIdException(string message, Exception? inner = null) : Exception(message, inner);
