using System.Globalization;
using System.Text;
using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Cage;

/// <summary>Looks at a process that was started, from outside. https://man7.org/linux/man-pages/man5/proc_pid_status.5.html</summary>
internal static class CageCheck
{
    private static readonly string[] Capabilities = ["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"];

    /// <exception cref="CageException">It is not caged as it should be; whoever asks ends it.</exception>
    public static void Demand(int process, CageUser? user)
    {
        var status = Read(process);
        Demand(status, "NoNewPrivs", "1");
        Demand(status, "Seccomp", "2");
        if (user is not { } own)
        {
            return;
        }

        var id = own.Id.ToString(CultureInfo.InvariantCulture);
        Demand(status, "Uid", $"{id}\t{id}\t{id}\t{id}");
        Demand(status, "Gid", $"{id}\t{id}\t{id}\t{id}");
        Demand(status, "Groups", "");
        foreach (var set in Capabilities)
        {
            Demand(status, set, "0000000000000000");
        }
    }

    private static Dictionary<string, string> Read(int process)
    {
        Span<byte> buffer = stackalloc byte[4096];
        var length = ProcessFiles.Read(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status"), buffer);
        var lines = Encoding.UTF8.GetString(buffer[..Math.Max(0, length)]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return lines.Select(line => line.Split(':', 2)).Where(part => part.Length == 2)
            .GroupBy(part => part[0], StringComparer.Ordinal).ToDictionary(part => part.Key, part => part.First()[1].Trim(), StringComparer.Ordinal);
    }

    private static void Demand(Dictionary<string, string> status, string name, string expected)
    {
        var found = status.GetValueOrDefault(name);
        if (found != expected)
        {
            throw new CageException($"The cage of a process is not whole: {name} is '{found ?? "missing"}' and should be '{expected}'.");
        }
    }
}
