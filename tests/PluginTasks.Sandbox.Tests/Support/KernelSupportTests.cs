using PluginTasks.Sandbox.Support;
using PluginTasks.Sandbox.Tests.Cage;
using PluginTasks.Sandbox.Tests.Processes;

namespace PluginTasks.Sandbox.Tests.Support;

[Collection(HostResources.Name)]
public sealed class KernelSupportTests
{
    [Fact(Timeout = 60_000)]
    public async Task Probe_OfThisMachine_LeavesTheHostsNetworkAlone()
    {
        var before = new FileInfo("/proc/self/ns/net").LinkTarget;

        var support = KernelSupport.Probe();

        Assert.Equal(OperatingSystem.IsLinux(), support.IsLinux);
        Assert.Equal(support.LandlockVersion == 0 && support.IsLinux, support.LandlockProblem is not null);
        Assert.Equal(before, new FileInfo("/proc/self/ns/net").LinkTarget);
        if (support.IsLinux)
        {
            await HostThreads.AllAsync(thread => new FileInfo(thread + "/ns/net").LinkTarget == before);
        }
    }

    [Theory]
    [InlineData("CapEff:\t000001ffffffffff", 0x1ffffffffff)]
    [InlineData("CapEff:\t0000000000000000", 0)]
    [InlineData("CapBnd:\t0000000000000001", 0)]
    [InlineData("CapEff:\tnonsense", 0)]
    public void Capabilities_OfStatus_AreRead(string line, ulong expected) => Assert.Equal(expected, KernelSupport.Capabilities(["Name:\tx", line]));
}
