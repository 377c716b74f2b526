using System.Text;

namespace PluginTasks.Benchmarks.Pages.Definition;

/// <summary>What is asked of both servers.</summary>
internal static class DefinitionRequests
{
    public const string Path = $"/api/v1/pages/{MonthPage.Module}/{MonthPage.Page}";

    /// <summary>Byte for byte what a browser would send, so that reading it costs both the same.</summary>
    public static byte[] Get(int port, string cookie) => Encoding.ASCII.GetBytes(
        $"GET {Path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: application/json\r\nAccept-Language: en\r\nCookie: {cookie}; theme=dark\r\n\r\n");
}
