using System.Runtime.Versioning;
using PluginTasks.Sandbox.Tests.Processes;

namespace PluginTasks.Sandbox.Tests.Cage;

/// <summary>By themselves: another test's thread that is caged just now is none of the host's.</summary>
[Collection(HostResources.Name)]
[SupportedOSPlatform("linux")]
public sealed class HostThreadsTests
{
    [Fact]
    public async Task Threads_OfTheHost_AreNeverCaged()
    {
        using var module = new CagedModule();
        for (var i = 0; i < 1000; i++)
        {
            await using var child = module.Start("exit 0");
            Assert.Equal(0, await child.Ended);
        }

        foreach (var thread in Directory.EnumerateDirectories("/proc/self/task"))
        {
            var status = await File.ReadAllLinesAsync(Path.Combine(thread, "status"));
            Assert.Contains("Seccomp:\t0", status);
            Assert.Contains("NoNewPrivs:\t0", status);
            Assert.Equal(new FileInfo("/proc/self/ns/net").LinkTarget, new FileInfo(Path.Combine(thread, "ns/net")).LinkTarget);
        }
    }
}
