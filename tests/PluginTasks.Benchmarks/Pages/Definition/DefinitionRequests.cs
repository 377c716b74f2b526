using System.Text;

namespace PluginTasks.Benchmarks.Pages.Definition;

/// <summary>What is asked of the server, byte for byte.</summary>
internal static class DefinitionRequests
{
    public const string Cookie = "plugintasks";
    public const string Session = "Zr8vQh0m3nYw6tKx5cLpJg2bD7sFa1Ue";
    public const string BarePath = "/bare";
    public const string PagePath = $"/api/v1/pages/{MonthPage.Module}/{MonthPage.Page}";

    public static byte[] Bare { get; } = Get(BarePath);

    public static byte[] Page { get; } = Get(PagePath);

    /// <summary>Both carry what a browser would send, so that reading it costs both the same.</summary>
    private static byte[] Get(string path) => Encoding.ASCII.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nAccept-Language: en\r\n" +
        $"Cookie: {Cookie}={Session}; theme=dark\r\n\r\n");
}
