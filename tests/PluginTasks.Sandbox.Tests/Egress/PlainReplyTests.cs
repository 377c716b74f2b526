using System.Globalization;
using System.Net.Sockets;
using System.Text;
using PluginTasks.Sandbox.Egress;
using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Tests.Egress;

public sealed class PlainReplyTests
{
    [Theory]
    [InlineData("GET", "1.1", "200 OK\r\nContent-Length: 2\r\n\r\nhiXX", "Content-Length: 2|hi")]
    [InlineData("GET", "1.1", "200 OK\r\n\r\nto the end", "|to the end")]
    [InlineData("GET", "1.1", "200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\nhi\r\n1\r\n!\r\n0\r\nTrailer: x\r\n\r\nXX", "Transfer-Encoding: chunked|2\r\nhi\r\n1\r\n!\r\n0\r\n\r\n")]
    [InlineData("GET", "1.0", "200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n", "|hi")]
    [InlineData("HEAD", "1.1", "200 OK\r\nContent-Length: 99\r\n\r\n", "Content-Length: 99|")]
    [InlineData("GET", "1.1", "204 No Content\r\n\r\nXX", "|")]
    [InlineData("GET", "1.1", "304 Not Modified\r\n\r\nXX", "|")]
    [InlineData("GET", "1.1", "103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "Content-Length: 0|")]
    [InlineData("GET", "1.1", "404 \r\nKeep-Alive: 1\r\nConnection: X\r\nX: y\r\nProxy-Authenticate: z\r\nUpgrade: h2\r\nContent-Length: 0\r\n\r\n", "Content-Length: 0|")]
    public async Task Reply_IsPassedOnInItsOneReading(string method, string version, string reply, string expected)
    {
        await using var server = RawServer.Answering("HTTP/1.1 " + reply);
        await using var rig = new EgressRig(null, "receive http://api.example.com:" + server.Port);

        var answer = await rig.SendAsync($"{method} http://api.example.com:{server.Port}/ HTTP/{version}\r\nHost: api.example.com:{server.Port}\r\n\r\n");

        var parts = expected.Split('|');
        var status = reply.StartsWith("103", StringComparison.Ordinal) ? "200 OK" : reply[..reply.IndexOf("\r\n", StringComparison.Ordinal)];
        Assert.Equal($"HTTP/1.1 {status}\r\n{(parts[0].Length > 0 ? parts[0] + "\r\n" : "")}Connection: close\r\n\r\n{parts[1]}", answer);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK")]
    [InlineData("HTTP/1.1 200 OK\n\n")]
    [InlineData("HTTP/2 200 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 2000 OK\r\n\r\n")]
    [InlineData("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nX: y\r\n folded\r\n\r\n")]
    [InlineData("SSH-2.0-x\r\n\r\n")]
    public async Task Reply_ThatCannotBeRead_IsABadGateway(string reply)
    {
        await using var server = RawServer.Answering(reply);
        await using var rig = new EgressRig(null, "receive http://api.example.com:" + server.Port);

        var answer = await rig.SendAsync(PlainRequestTests.Get($"http://api.example.com:{server.Port}/"));

        Assert.StartsWith("HTTP/1.1 502 ", answer, StringComparison.Ordinal);
        Assert.Contains("\r\n\r\nhttp_failed: ", answer, StringComparison.Ordinal);
        Assert.Equal([EgressReason.None, EgressReason.BadReply], rig.Reasons);
    }

    [Fact]
    public async Task Reply_WithTooManyHeaders_IsABadGateway()
    {
        foreach (var headers in new[] { string.Concat(Enumerable.Repeat("X: y\r\n", 101)), "X: " + new string('y', 70_000) + "\r\n" })
        {
            await using var server = RawServer.Answering($"HTTP/1.1 200 OK\r\n{headers}\r\n");
            await using var rig = new EgressRig(null, "receive http://api.example.com:" + server.Port);

            Assert.StartsWith("HTTP/1.1 502 ", await rig.SendAsync(PlainRequestTests.Get($"http://api.example.com:{server.Port}/")), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("Content-Length: 9\r\n\r\nshort")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n9\r\nshort")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nx\r\n")]
    public async Task Reply_ThatBreaksOff_IsBrokenForTheClientToo(string reply)
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\n" + reply);
        await using var rig = new EgressRig(null, "receive http://api.example.com:" + server.Port);
        await using var stream = await rig.ConnectAsync();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"GET http://api.example.com:{server.Port}/ HTTP/1.0\r\n\r\n"));

        await Assert.ThrowsAnyAsync<IOException>(() => EgressRig.ReadToEndAsync(stream));
        Assert.Equal([EgressReason.None, EgressReason.BadReply], rig.Reasons);
    }

    [Fact]
    public async Task Reply_BeforeTheBodyWasSent_IsPassedOn()
    {
        await using var server = new RawServer(async (server, stream, token) =>
        {
            await RawServer.ReadHeadAsync(stream, token);
            await stream.WriteAsync("HTTP/1.1 413 No\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), token);
        });
        await using var rig = new EgressRig(new EgressOptions { LingerTimeout = TimeSpan.FromMilliseconds(50) }, "send http://api.example.com:" + server.Port);
        await using var stream = await rig.ConnectAsync();

        // The body never comes: the client waits for the answer to its first part.
        await stream.WriteAsync(Encoding.Latin1.GetBytes(PlainRequestTests.Get($"http://api.example.com:{server.Port}/", "Content-Length: 100\r\n") + "part"));

        Assert.StartsWith("HTTP/1.1 413 No\r\n", await RawServer.ReadHeadAsync(stream, CancellationToken.None), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reply_ThatCannotBeReadBeforeTheBodyWasSent_IsABadGateway()
    {
        await using var server = new RawServer(async (server, stream, token) =>
        {
            await RawServer.ReadHeadAsync(stream, token);
            await stream.WriteAsync("what?\r\n\r\n"u8.ToArray(), token);
        });
        await using var rig = new EgressRig(new EgressOptions { LingerTimeout = TimeSpan.FromMilliseconds(50) }, "send http://api.example.com:" + server.Port);

        var answer = await rig.SendAsync(PlainRequestTests.Get($"http://api.example.com:{server.Port}/", "Content-Length: 100\r\n") + "part");

        Assert.StartsWith("HTTP/1.1 502 ", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Request_ThatWaitsForAWord_GetsItOnceItIsAllowed()
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        await using var rig = new EgressRig(null, "send http://api.example.com:" + server.Port);
        await using var stream = await rig.ConnectAsync();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(PlainRequestTests.Get($"http://api.example.com:{server.Port}/", "Expect: 100-continue\r\nContent-Length: 2\r\n")));

        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", await RawServer.ReadHeadAsync(stream, CancellationToken.None));
        await stream.WriteAsync("hi"u8.ToArray());
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", await EgressRig.ReadToEndAsync(stream), StringComparison.Ordinal);
        Assert.EndsWith("Content-Length: 2\r\nConnection: close\r\n\r\nhi", Assert.Single(server.Received), StringComparison.Ordinal);
        Assert.DoesNotContain("Expect", Assert.Single(server.Received), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n", "3\r\nabc\r\na\r\n0123456789\r\n0\r\n\r\n")]
    [InlineData("03\r\nabc\r\n0\r\n\r\nGET http://evil.example.com/ HTTP/1.1\r\n\r\n", "3\r\nabc\r\n0\r\n\r\n")]
    public async Task ChunkedBody_IsWrittenAnew(string body, string expected)
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        await using var rig = new EgressRig(null, "send http://api.example.com:" + server.Port);

        var answer = await rig.SendAsync(PlainRequestTests.Get($"http://api.example.com:{server.Port}/", "Transfer-Encoding: chunked\r\n") + body);

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.EndsWith("\r\n\r\n" + expected, Assert.Single(server.Received), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("3;x=y\r\nabc\r\n0\r\n\r\n")]
    [InlineData("3 \r\nabc\r\n0\r\n\r\n")]
    [InlineData("0x3\r\nabc\r\n0\r\n\r\n")]
    [InlineData("+3\r\nabc\r\n0\r\n\r\n")]
    [InlineData("-3\r\nabc\r\n0\r\n\r\n")]
    [InlineData("\r\nabc\r\n0\r\n\r\n")]
    [InlineData("FFFFFFFFFFFFFFFF3\r\nabc\r\n0\r\n\r\n")]
    [InlineData("3\nabc\n0\n\n")]
    [InlineData("3\r\nabc0\r\n\r\n")]
    [InlineData("3\r\nabcd\r\n0\r\n\r\n")]
    [InlineData("2\r\nab\rX0\r\n\r\n")]
    [InlineData("0\r\nTrailer: x\r\n\r\n")]
    public async Task ChunkedBody_WithTwoReadings_IsRefused(string body)
    {
        await using var server = RawServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        await using var rig = new EgressRig(null, "send http://api.example.com:" + server.Port);

        var answer = await rig.SendAsync(PlainRequestTests.Get($"http://api.example.com:{server.Port}/", "Transfer-Encoding: chunked\r\n") + body);

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Equal([EgressReason.None, EgressReason.Malformed], rig.Reasons);
    }

    [Fact]
    public async Task LargeBodies_OfBothSides_ComeWhole()
    {
        const int Size = 3_000_001;
        await using var server = new RawServer(async (server, stream, token) =>
        {
            await RawServer.ReadHeadAsync(stream, token);
            var body = new byte[Size];
            await stream.ReadExactlyAsync(body, token);
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {Size}\r\n\r\n"), token);
            await stream.WriteAsync(body, token);
        });
        await using var rig = new EgressRig(null, "send http://api.example.com:" + server.Port);
        var body = string.Create(Size, 0, (span, _) => new Random(3).GetItems("abc", span));

        var answer = await rig.SendAsync(PlainRequestTests.Get($"http://api.example.com:{server.Port}/", string.Create(CultureInfo.InvariantCulture, $"Content-Length: {Size}\r\n")) + body);

        Assert.Equal(body, answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
    }

    [Fact]
    public async Task Server_ThatReadsNothing_HoldsTheClientBack()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer((_, _, token) => gate.Task.WaitAsync(token));
        await using var rig = new EgressRig(new EgressOptions { IdleTimeout = TimeSpan.FromMilliseconds(300) }, "send http://api.example.com:" + server.Port);
        await using var stream = await rig.ConnectAsync();

        // What nobody takes is not kept: far less than the whole fits in, then the proxy gives up.
        long sent = 0;
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(PlainRequestTests.Get($"http://api.example.com:{server.Port}/", "Content-Length: 1000000000\r\n")));
            for (var piece = new byte[1 << 20]; sent < 1_000_000_000; sent += piece.Length)
            {
                await stream.WriteAsync(piece);
            }
        });

        Assert.InRange(sent, 0, 100_000_000);
    }
}
