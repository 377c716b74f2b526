using System.Text;
using PluginTasks.Sandbox.Processes;

namespace PluginTasks.Sandbox.Tests.Processes;

/// <summary>Starts what the tests look at.</summary>
internal static class Shell
{
    private static readonly Dictionary<string, string> Path = new() { ["PATH"] = "/usr/local/bin:/usr/bin:/bin" };

    public static ChildProcess Start(string script, bool messages = false) => ChildProcess.Start(Of(script) with { ConnectsMessages = messages });

    public static ChildStart Of(string script) => new()
    {
        Program = "/bin/sh",
        Arguments = ["-c", script],
        Environment = Path,
        WorkingFolder = "/",
    };

    public static async Task<string> ReadAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Reads a line and nothing after it.</summary>
    public static async Task<string> ReadLineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one) > 0 && one[0] != '\n')
        {
            line.Add(one[0]);
        }

        return Encoding.UTF8.GetString([.. line]);
    }

    public static bool Lives(int id) => ProcessEntry.Read(id) is { IsOver: false };

    /// <summary>Looks until a process is gone: a killed one takes the kernel a moment, of which nobody tells who is not its parent.</summary>
    public static async Task GoneAsync(int id)
    {
        while (Lives(id))
        {
            await Task.Yield();
        }
    }
}
