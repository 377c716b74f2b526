using System.Buffers.Binary;
using PluginTasks.Sandbox.Egress;
using PluginTasks.Sandbox.Egress.Reports;
using PluginTasks.Sandbox.Egress.Tunnels;

namespace PluginTasks.Sandbox.Tests.Egress.Tunnels;

public sealed class ClientHelloTests
{
    [Fact]
    public async Task TryRead_OfARealHello_HasItsName()
    {
        var hello = await TlsServer.HelloAsync("api.example.com");

        Assert.Equal("api.example.com", ClientHello.TryRead(hello)?.ServerName);
        for (var i = 0; i < hello.Length; i++)
        {
            Assert.Null(ClientHello.TryRead(hello.AsSpan(0, i)));
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(100)]
    public async Task TryRead_OfAHelloInSmallRecords_HasItsName(int size)
    {
        var split = Split(await TlsServer.HelloAsync("api.example.com"), size);

        Assert.Equal("api.example.com", ClientHello.TryRead(split)?.ServerName);
        Assert.Null(ClientHello.TryRead(split.AsSpan(0, split.Length - 1)));
    }

    [Fact]
    public void TryRead_OfTwoNames_IsRefused()
    {
        Assert.Equal("a.example", ClientHello.TryRead(Hello(Name("a.example")))?.ServerName);
        Refused(Hello(Name("a.example"), Name("b.example")));
        Refused(Hello(Extension(0, [0, 8, .. NameEntry("a"), .. NameEntry("b")])));
    }

    [Theory]
    [InlineData(0xFE0D)]
    [InlineData(0xFFCE)]
    public void TryRead_OfAHiddenName_IsRefused(int extension) => Refused(Hello(Name("a.example"), Extension(extension, [1, 2, 3])));

    [Fact]
    public void TryRead_OfASecondMessageInTheRecord_IsRefused()
    {
        var hello = Hello(Name("a.example"));
        var doubled = (byte[])[.. hello, .. hello[5..]];
        BinaryPrimitives.WriteUInt16BigEndian(doubled.AsSpan(3), (ushort)(doubled.Length - 5));

        Refused(doubled);
        Refused(doubled[..hello.Length]);
    }

    [Fact]
    public void TryRead_OfOtherThings_IsRefused()
    {
        Refused([22, 2, 0, 0, 1, 1]);
        Refused([21, 3, 3, 0, 2, 1, 0]);
        Refused([22, 3, 3, 0, 0]);
        Refused([22, 3, 3, 0x40, 1, 1]);
        Refused([22, 3, 3, 0, 1, 2]);
        Refused(Hello(Extension(0, [])));
        Refused(Hello(Extension(0, [0, 9, .. NameEntry("a.example")])));
        Refused([22, 3, 3, 0, 6, 1, 0, 0, 2, 3, 3]);
    }

    [Fact]
    public void TryRead_OfMutatedHellos_OnlyEverRefuses()
    {
        var random = new Random(17);
        var hello = Hello(Name("a.example"), Extension(16, [0, 3, 2, 104, 50]));
        for (var i = 0; i < 20_000; i++)
        {
            var mutated = hello.ToArray();
            for (var j = random.Next(1, 5); j > 0; j--)
            {
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            }

            try
            {
                ClientHello.TryRead(mutated.AsSpan(0, random.Next(mutated.Length + 1)));
            }
            catch (EgressException error)
            {
                Assert.Equal(EgressReason.TlsName, error.Reason);
            }
        }
    }

    /// <summary>The same hello in records of a few bytes.</summary>
    internal static byte[] Split(byte[] hello, int size) =>
        [.. hello[5..].Chunk(size).SelectMany(part => (byte[])[22, 3, 1, (byte)(part.Length >> 8), (byte)part.Length, .. part])];

    private static void Refused(byte[] bytes)
    {
        var error = Assert.Throws<EgressException>(() => ClientHello.TryRead(bytes));
        Assert.Equal(EgressReason.TlsName, error.Reason);
    }

    private static byte[] Hello(params byte[][] extensions)
    {
        byte[] all = [.. extensions.SelectMany(e => e)];
        byte[] body = [3, 3, .. new byte[32], 0, 0, 2, 0x13, 1, 1, 0, (byte)(all.Length >> 8), (byte)all.Length, .. all];
        return [22, 3, 1, 0, (byte)(body.Length + 4), 1, 0, 0, (byte)body.Length, .. body];
    }

    private static byte[] Name(string name)
    {
        var entry = NameEntry(name);
        return Extension(0, [0, (byte)entry.Length, .. entry]);
    }

    private static byte[] NameEntry(string name) => [0, 0, (byte)name.Length, .. name.Select(c => (byte)c)];

    private static byte[] Extension(int type, byte[] value) => [(byte)(type >> 8), (byte)type, 0, (byte)value.Length, .. value];
}
