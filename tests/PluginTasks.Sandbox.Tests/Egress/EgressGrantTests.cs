using System.Net;
using PluginTasks.Sandbox.Access.Network;
using PluginTasks.Sandbox.Egress;
using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Tests.Egress;

public sealed class EgressGrantTests
{
    [Theory]
    [InlineData("*.example.com", "93.184.216.34", true)]
    [InlineData("*.example.com", "10.0.0.1", false)]
    [InlineData("*.example.com", "127.0.0.1", false)]
    [InlineData("*.example.com", "::1", false)]
    [InlineData("*.example.com", "169.254.169.254", false)]
    [InlineData("*.example.com", "100.64.0.1", false)]
    [InlineData("*.example.com", "fd00::1", false)]
    [InlineData("*.example.com", "fe80::1", false)]
    [InlineData("*.example.com", "64:ff9b::a00:1", false)]
    [InlineData("*.example.com", "::ffff:10.0.0.1", false)]
    [InlineData("*.example.com", "224.0.0.1", false)]
    [InlineData("*.example.com", "0.0.0.0", false)]
    [InlineData("api.example.com", "10.0.0.1", true)]
    [InlineData("api.example.com", "127.0.0.1", true)]
    [InlineData("api.example.com", "169.254.0.1", true)]
    [InlineData("api.example.com", "fd00::1", true)]
    [InlineData("api.example.com", "100.64.0.1", true)]
    [InlineData("api.example.com", "169.254.169.254", false)]
    [InlineData("api.example.com", "fd00:ec2::254", false)]
    [InlineData("api.example.com", "64:ff9b::a00:1", false)]
    [InlineData("api.example.com", "2002:a00:1::", false)]
    [InlineData("api.example.com", "224.0.0.1", false)]
    [InlineData("api.example.com", "0.0.0.0", false)]
    [InlineData("api.example.com", "255.255.255.255", false)]
    [InlineData("*.example.com 10.0.0.1", "10.0.0.1", true)]
    [InlineData("*.example.com 10.0.0.1", "::ffff:10.0.0.1", true)]
    [InlineData("*.example.com 10.0.0.1", "10.0.0.2", false)]
    [InlineData("*.example.com 10.0.0.1:443", "10.0.0.1", false)]
    [InlineData("*.example.com https://10.0.0.1:80", "10.0.0.1", false)]
    [InlineData("*.example.com http://10.0.0.1/v1", "10.0.0.1", true)]
    [InlineData("*.example.com http://10.0.0.1/v2", "10.0.0.1", false)]
    [InlineData("*.example.com localhost", "127.0.0.1", true)]
    [InlineData("*.example.com 127.0.0.1", "::1", true)]
    [InlineData("*.example.com localhost", "127.0.0.2", false)]
    [InlineData("*.example.com 169.254.169.254", "169.254.169.254", true)]
    [InlineData("*.example.com 0.0.0.0", "0.0.0.0", false)]
    [InlineData("*.example.com api.example.com:443", "10.0.0.1", false)]
    [InlineData("*.example.com http://api.example.com/v2", "10.0.0.1", false)]
    public void Permits_AnAddressOfAName_AsTheRulesNameIt(string targets, string address, bool expected) =>
        Assert.Equal(expected, Grant("receive", EgressOperation.Receive, targets.Split(' ')).Permits(IPAddress.Parse(address)));

    [Fact]
    public void Permits_ForATunnel_NeedsTheNameInBothRights()
    {
        var address = IPAddress.Parse("10.0.0.1");
        Assert.True(Grant("both", EgressOperation.Connect, "api.example.com").Permits(address));
        Assert.False(Mixed("both *.example.com", "send api.example.com").Permits(address));
        Assert.False(Mixed("both *.example.com", "receive 10.0.0.1").Permits(address));
        Assert.True(Mixed("both *.example.com", "both 10.0.0.1").Permits(address));
    }

    [Fact]
    public void CarriesAnything_OnlyWhereBothRightsMeanMoreThanHttps()
    {
        Assert.False(Mixed("both https://api.example.com").CarriesAnything);
        Assert.True(Mixed("both api.example.com").CarriesAnything);
        Assert.False(Mixed("send api.example.com", "receive https://api.example.com").CarriesAnything);
        Assert.True(Mixed("send api.example.com", "receive http://api.example.com:443").CarriesAnything);
    }

    private static EgressGrant Grant(string operation, EgressOperation wanted, params string[] targets)
    {
        Assert.True(NetworkRequest.TryParse(wanted == EgressOperation.Connect ? "api.example.com:443" : "http://api.example.com/v1/x", out var request, out _));
        return new EgressGrant("m", wanted, request, EgressRig.RulesOf([.. targets.Select(t => operation + " " + t)]));
    }

    private static EgressGrant Mixed(params string[] rules) =>
        Grant("both", EgressOperation.Connect) with { Rules = EgressRig.RulesOf(rules) };
}
