using PluginTasks.Sandbox.Access.Network;

namespace PluginTasks.Sandbox.Tests.Access.Network;

public sealed class NetworkHostTests
{
    [Theory]
    [InlineData("localhost")]
    [InlineData("LocalHost.")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1.")]
    [InlineData("127.1")]
    [InlineData("127.0.1")]
    [InlineData("2130706433")]
    [InlineData("0x7f000001")]
    [InlineData("0X7F.0.0.1")]
    [InlineData("0x7f.1")]
    [InlineData("017700000001")]
    [InlineData("0177.0.0.01")]
    [InlineData("0000177.0x0.0.1")]
    [InlineData("::1")]
    [InlineData("[::1]")]
    [InlineData("[0:0:0:0:0:0:0:1]")]
    [InlineData("[0000:0000:0000:0000:0000:0000:0000:0001]")]
    [InlineData("[::0.0.0.1]")]
    [InlineData("[::ffff:127.0.0.1]")]
    [InlineData("[::FFFF:7f00:1]")]
    [InlineData("[0:0:0:0:0:ffff:7f00:0001]")]
    public void TryParse_OfTheLoopbackInAnyNotation_IsTheLoopback(string text)
    {
        Assert.True(NetworkHost.TryParse(text, out var host, out _));
        Assert.True(host.IsLoopback);
        Assert.False(host.IsName);
    }

    [Theory]
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("10.1", "10.0.0.1")]
    [InlineData("0xa000001", "10.0.0.1")]
    [InlineData("012.0.0.1", "10.0.0.1")]
    [InlineData("167772161", "10.0.0.1")]
    [InlineData("[::ffff:10.0.0.1]", "10.0.0.1")]
    [InlineData("[::ffff:a00:1]", "10.0.0.1")]
    [InlineData("169.254.169.254", "169.254.169.254")]
    [InlineData("2852039166", "169.254.169.254")]
    [InlineData("0", "0.0.0.0")]
    [InlineData("0x", "0.0.0.0")]
    [InlineData("255.255.255.255", "255.255.255.255")]
    [InlineData("4294967295", "255.255.255.255")]
    [InlineData("127.0.0.2", "127.0.0.2")]
    [InlineData("[64:ff9b::7f00:1]", "64:ff9b::7f00:1")]
    [InlineData("[2002:7f00:1::]", "2002:7f00:1::")]
    [InlineData("[2001:DB8::0:1]", "2001:db8::1")]
    [InlineData("[::]", "::")]
    public void TryParse_OfAnAddress_HasOneNotation(string text, string expected)
    {
        Assert.True(NetworkHost.TryParse(text, out var host, out _));
        Assert.Equal(expected, host.Text);
        Assert.NotNull(host.Address);
    }

    [Theory]
    [InlineData("256.0.0.1")]
    [InlineData("1.2.3.256")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.65536")]
    [InlineData("1.16777216")]
    [InlineData("4294967296")]
    [InlineData("0x100000000")]
    [InlineData("0xffffffffffffffffffff")]
    [InlineData("08.0.0.1")]
    [InlineData("1.2.3.09")]
    [InlineData("1..2.3")]
    [InlineData("evil.1")]
    [InlineData("a.b.0x7f")]
    [InlineData("127.0.0.1..")]
    [InlineData("127.0.0.1%00")]
    [InlineData("[::1%eth0]")]
    [InlineData("[::1%25lo]")]
    [InlineData("fe80::1%1")]
    [InlineData("[::1]]")]
    [InlineData("[[::1]]")]
    [InlineData("[::1")]
    [InlineData("::1]")]
    [InlineData("[]")]
    [InlineData("[127.0.0.1]")]
    [InlineData("[1::2::3]")]
    [InlineData("[1:2:3:4:5:6:7:8:9]")]
    [InlineData("[::ffff:0177.0.0.1]")]
    [InlineData("[::ffff:127.1]")]
    [InlineData("[::1/64]")]
    [InlineData("[v1.x]")]
    [InlineData("\u0661\u0662\u0667.0.0.1")]
    [InlineData("①②⑦.0.0.1")]
    [InlineData("127。0。0。1")]
    public void TryParse_OfWhatIsAlmostAnAddress_IsRefused(string text) => Assert.False(NetworkHost.TryParse(text, out _, out _));

    [Theory]
    [InlineData("10.0.0.1", "http://10.0.0.1.nip.io/", false)]
    [InlineData("10.0.0.1.nip.io", "http://10.0.0.1/", false)]
    [InlineData("*.0.0.1", "http://10.0.0.1/", false)]
    [InlineData("*.com", "http://10.0.0.1/", false)]
    [InlineData("10.0.0.1", "http://167772161/", true)]
    [InlineData("10.0.0.1", "http://0xa.1/", true)]
    [InlineData("10.0.0.1:80", "http://[::ffff:10.0.0.1]/", true)]
    [InlineData("10.0.0.1", "http://[64:ff9b::a00:1]/", false)]
    [InlineData("10.0.0.1", "http://[2002:a00:1::]/", false)]
    [InlineData("10.0.0.1", "http://[::10.0.0.1]/", false)]
    [InlineData("localhost", "http://0.0.0.0/", false)]
    [InlineData("localhost", "http://[::]/", false)]
    [InlineData("localhost", "http://127.0.0.2/", false)]
    [InlineData("localhost", "http://foo.localhost/", false)]
    [InlineData("localhost", "http://localhost.localdomain/", false)]
    [InlineData("localhost", "http://[::1]:9/", true)]
    [InlineData("::1", "http://localhost/", true)]
    [InlineData("[::1]:8080", "http://127.0.0.1:8080/", true)]
    [InlineData("127.0.0.1:8080", "http://localhost:8080/", true)]
    [InlineData("localhost", "http://::1/", false)]
    [InlineData("localhost", "http://::1:80/", false)]
    [InlineData("localhost", "http://[::1]evil.com/", false)]
    public void Allows_AddressesAndNames_AreNeverEachOther(string rule, string target, bool expected) =>
        Assert.Equal(expected, NetworkTargets.Allow([rule], target));

    [Theory]
    [InlineData("bücher.example", "xn--bcher-kva.example")]
    [InlineData("BÜCHER.Example", "xn--bcher-kva.example")]
    [InlineData("XN--bcher-KVA.example", "xn--bcher-kva.example")]
    [InlineData("пример.рф", "xn--e1afmkfd.xn--p1ai")]
    [InlineData("ПРИМЕР.РФ", "xn--e1afmkfd.xn--p1ai")]
    [InlineData("日本.jp", "xn--wgv71a.jp")]
    [InlineData("xn--fa-hia.de", "xn--fa-hia.de")]
    [InlineData("xn--11b5bs3a9aj6g.example", "xn--11b5bs3a9aj6g.example")]
    public void TryParse_OfAnInternationalName_IsItsEncodedForm(string text, string expected)
    {
        Assert.True(NetworkHost.TryParse(text, out var host, out var problem), problem);
        Assert.Equal(expected, host.Text);
    }

    [Theory]
    [InlineData("ｅｘａｍｐｌｅ.com")]
    [InlineData("example。com")]
    [InlineData("example．com")]
    [InlineData("exam\u00ADple.com")]
    [InlineData("exam\u200Bple.com")]
    [InlineData("exam\u200Dple.com")]
    [InlineData("\u202Eexample.com")]
    [InlineData("bu\u0308cher.example")]
    [InlineData("faß.de")]
    [InlineData("βόλος.com")]
    [InlineData("\u212Aelvin.com")]
    [InlineData("ſ.com")]
    [InlineData("ﬁ.com")]
    [InlineData("\u0130.com")]
    [InlineData("ª.com")]
    [InlineData("℀.com")]
    [InlineData("𝐞xample.com")]
    [InlineData("ĳ.com")]
    [InlineData("xn--ü.com")]
    [InlineData("xn--.com")]
    [InlineData("xn--a.com")]
    [InlineData("xn--example-.com")]
    [InlineData("xn--localhost-.com")]
    [InlineData("xn--99999999999.com")]
    public void TryParse_OfANameThatResolversReadDifferently_IsRefused(string text) => Assert.False(NetworkHost.TryParse(text, out _, out _));

    [Fact]
    public void TryParse_OfLongNames_HasTheLimitsOfNames()
    {
        var label = new string('a', 63);

        Assert.True(NetworkHost.TryParse(label + ".com", out _, out _));
        Assert.False(NetworkHost.TryParse(label + "a.com", out _, out _));
        Assert.True(NetworkHost.TryParse($"{label}.{label}.{label}.{label[..61]}.", out _, out _));
        Assert.False(NetworkHost.TryParse($"{label}.{label}.{label}.{label[..62]}", out _, out _));
        Assert.False(NetworkHost.TryParse(new string('a', 1_000_000), out _, out _));
    }
}
