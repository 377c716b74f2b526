namespace PluginTasks.Sandbox.Access.Network;

/// <summary>The schemes that there are rules for. A web socket begins as a request of the matching one, on the same port.</summary>
public enum UrlScheme
{
    Http,
    Https,
}
