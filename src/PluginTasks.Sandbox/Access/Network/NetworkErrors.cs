namespace PluginTasks.Sandbox.Access.Network;

internal static class NetworkErrors
{
    public static AccessError Of(string text, string problem) =>
        new(AccessCodes.NetworkTarget, AccessField.Target, $"{Quoted.Text(text)} {problem}");

    public static AccessError EveryHost(string text) => new(
        AccessCodes.EveryHost,
        AccessField.Target,
        $"{Quoted.Text(text)} would let every host through; name the hosts, or write '*.example.com' for a domain's subdomains");
}
