using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Cage;

namespace PluginTasks.Sandbox.Tests.Cage;

/// <summary><c>sandbox.allow_port_only_egress</c>, on a machine where modules get no network of their own.</summary>
[SupportedOSPlatform("linux")]
public sealed class PortOnlyEgressTests : IDisposable
{
    private const string Socket = "perl -e 'use Socket; socket(S, PF_INET, SOCK_STREAM, 0) or die $!; print qq(made)'";
    private static readonly AccessEntry Rule = new("network", "receive", "http://example.com");

    private readonly TcpListener other = new(IPAddress.Loopback, 0);

    public PortOnlyEgressTests() => other.Start();

    public void Dispose() => other.Dispose();

    [Fact]
    public async Task Program_WhereItIsAllowed_ReachesThePortOfItsProxyAndNoOther()
    {
        using var module = Module(isAllowed: true, Rule);

        Assert.Equal(("in", 0), await module.RunAsync(Dial(Port(module.Cage.Listener!.LocalEndPoint!))));

        var (printed, code) = await module.RunAsync(Dial(Port(other.LocalEndpoint)));
        Assert.NotEqual(0, code);
        Assert.Contains("Permission denied", printed, StringComparison.Ordinal);
        Assert.Equal($"http://127.0.0.1:{Port(module.Cage.Listener.LocalEndPoint!)}", module.Cage.ProxyFor(module.Rules)!.OriginalString);
    }

    [Theory]
    [InlineData("perl -e 'use Socket; socket(S, PF_INET, SOCK_DGRAM, 0) or die $!'")]
    [InlineData("perl -e 'use Socket; socket(S, PF_INET, SOCK_STREAM, 0); bind(S, sockaddr_in(0, INADDR_LOOPBACK)) or die $!'")]
    public async Task Program_WhereItIsAllowed_HasNoOtherWay(string script)
    {
        using var module = Module(isAllowed: true, Rule);

        var (printed, code) = await module.RunAsync(script);

        Assert.NotEqual(0, code);
        Assert.Matches("not permitted|denied", printed);
    }

    [Fact]
    public async Task Program_WhereItIsNotAllowed_MakesNoSockets()
    {
        using var module = Module(isAllowed: false, Rule);

        var (printed, _) = await module.RunAsync(Socket);

        Assert.Contains("Operation not permitted", printed, StringComparison.Ordinal);
        Assert.Null(module.Cage.Listener);
        Assert.Null(module.Cage.ProxyFor(module.Rules));
    }

    [Fact]
    public async Task Program_WhereNoRuleNamesANetwork_MakesNoSockets()
    {
        using var module = Module(isAllowed: true);

        Assert.Contains("Operation not permitted", (await module.RunAsync(Socket)).Printed, StringComparison.Ordinal);
        Assert.Null(module.Cage.ProxyFor(module.Rules));
    }

    [Fact]
    public async Task Program_WhereTheKernelHoldsNoPorts_MakesNoSockets()
    {
        using var module = new CagedModule(s => Without(s, isAllowed: true) with { Machine = CageMachine.Current with { HasNamespaces = false, Landlock = 3 } }, Rule);

        Assert.Contains("Operation not permitted", (await module.RunAsync(Socket)).Printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Worker_WhetherItIsAllowedOrNot_HasNoNetwork(bool isAllowed)
    {
        using var module = Module(isAllowed, Rule);

        Assert.False(module.Cage.WorkerHasNetwork(module.Rules));
    }

    [Theory]
    [InlineData(true, 7, "reaches its proxy's port on every machine")]
    [InlineData(true, 3, "only the SDK reaches out")]
    [InlineData(false, 7, "only the SDK reaches out")]
    public void Gaps_OfTheMachine_SayHowFarProgramsReach(bool isAllowed, int landlock, string said)
    {
        var settings = Without(new CageSettings { ModulesFolder = "/nowhere", RuntimeFolders = [] }, isAllowed);
        var cages = new ModuleCages(settings with { Machine = new CageMachine { HasSeccomp = true, HasUsers = true, Landlock = landlock } });

        Assert.Contains(said, cages.Gaps[^1], StringComparison.Ordinal);
    }

    private static CagedModule Module(bool isAllowed, params AccessEntry[] rules) => new(settings => Without(settings, isAllowed), rules);

    private static CageSettings Without(CageSettings settings, bool isAllowed) =>
        settings with { AllowsPortOnlyEgress = isAllowed, Machine = CageMachine.Current with { HasNamespaces = false } };

    private static string Dial(int port) => string.Create(CultureInfo.InvariantCulture, $"bash -c 'exec 3<>/dev/tcp/127.0.0.1/{port} && echo in'");

    private static int Port(EndPoint of) => ((IPEndPoint)of).Port;
}
