using System.Runtime.Versioning;
using PluginTasks.Sandbox.Tests.Processes;

namespace PluginTasks.Sandbox.Tests.Cage;

/// <summary>By themselves: another test's thread that is caged just now is none of the host's.</summary>
[Collection(HostResources.Name)]
[SupportedOSPlatform("linux")]
public sealed class HostThreadsTests
{
    [Fact(Timeout = 300_000)]
    public async Task Threads_OfTheHost_AreNeverCaged()
    {
        using var module = new CagedModule();
        for (var i = 0; i < 1000; i++)
        {
            await using var child = module.Start("exit 0");
            Assert.Equal(0, await child.Ended);
        }

        await HostThreads.AllAsync(IsFree);

        static bool IsFree(string thread) =>
            File.ReadAllLines(Path.Combine(thread, "status")) is var status && status.Contains("Seccomp:\t0") && status.Contains("NoNewPrivs:\t0")
            && new FileInfo("/proc/self/ns/net").LinkTarget == new FileInfo(Path.Combine(thread, "ns/net")).LinkTarget;
    }
}
