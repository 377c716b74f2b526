using System.Text;
using PluginTasks.Sandbox.Egress;
using PluginTasks.Sandbox.Egress.Http;
using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Tests.Egress.Http;

public sealed class RequestParserTests
{
    [Theory]
    [InlineData("GET http://h.com/a?b HTTP/1.1\r\nHost: h.com\r\n\r\n", "http://h.com/a")]
    [InlineData("GET http://h.com HTTP/1.1\r\nHOST:h.com:80\t\r\n\r\n", "http://h.com/")]
    [InlineData("GET http://h.com:8080/ HTTP/1.1\r\nHost: H.COM.:8080\r\n\r\n", "http://h.com:8080/")]
    [InlineData("GET http://0x7f.1/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "http://localhost/")]
    [InlineData("GET http://h.com/ HTTP/1.0\r\n\r\n", "http://h.com/")]
    [InlineData("CONNECT h.com:443 HTTP/1.1\r\nHost: h.com:443\r\n\r\n", "h.com:443")]
    [InlineData("CONNECT h.com:443 HTTP/1.1\r\nHost: h.com\r\n\r\n", "h.com:443")]
    [InlineData("CONNECT [::1]:443 HTTP/1.0\r\n\r\n", "localhost:443")]
    public void Parse_OfARequest_HasItsTarget(string head, string expected) => Assert.Equal(expected, Parse(head).Target.Normalized);

    [Theory]
    [InlineData("Host: evil.com")]
    [InlineData("Host: h.com:81")]
    [InlineData("Host: h.com\r\nHost: h.com")]
    [InlineData("Host: h.com\r\nhost: evil.com")]
    [InlineData("Host: h.com, evil.com")]
    [InlineData("Host: u@h.com")]
    [InlineData("Host: http://h.com")]
    [InlineData("Host: h.com/")]
    [InlineData("Host:")]
    [InlineData("X: y")]
    public void Parse_OfAnotherHostThanTheTarget_IsRefused(string headers) => Refused($"GET http://h.com/ HTTP/1.1\r\n{headers}\r\n\r\n");

    [Theory]
    [InlineData("Host: evil.com")]
    [InlineData("Host: h.com:80")]
    [InlineData("Host: h.com\r\nHost: h.com")]
    [InlineData("X: y")]
    public void Parse_OfAnotherHostThanTheTunnel_IsRefused(string headers) => Refused($"CONNECT h.com:443 HTTP/1.1\r\n{headers}\r\n\r\n");

    [Theory]
    [InlineData("http://u@h.com/")]
    [InlineData("http://u:p@h.com/")]
    [InlineData("http://h.com/#f")]
    [InlineData("http://h.com/?#f")]
    [InlineData("http://h.com\\@evil.com/")]
    [InlineData("http://h.com/\\x")]
    [InlineData("http://h.com/\tx")]
    [InlineData("http://h.com/\u00e9")]
    [InlineData("http://h\u00e9.com/")]
    [InlineData("http://h.com:0/")]
    [InlineData("http://h.com:65536/")]
    [InlineData("http:///x")]
    [InlineData("http://h.com/%zz")]
    [InlineData("https://h.com/")]
    [InlineData("HTTPS://h.com/")]
    [InlineData("ws://h.com/")]
    [InlineData("ftp://h.com/")]
    [InlineData("//h.com/")]
    [InlineData("/")]
    [InlineData("*")]
    [InlineData("h.com:80")]
    [InlineData("http://h.com/ x")]
    [InlineData(" http://h.com/")]
    [InlineData("")]
    public void Parse_OfATargetThatIsNoPlainOne_IsRefused(string target) => Refused($"GET {target} HTTP/1.1\r\nHost: h.com\r\n\r\n");

    [Theory]
    [InlineData("h.com")]
    [InlineData("h.com:")]
    [InlineData("http://h.com:443")]
    [InlineData("https://h.com/")]
    [InlineData("h.com:443/")]
    [InlineData("u@h.com:443")]
    [InlineData("h.com:443#")]
    [InlineData("*.h.com:443")]
    [InlineData("/")]
    public void Parse_OfATunnelThatIsNoHostAndPort_IsRefused(string target) => Refused($"CONNECT {target} HTTP/1.1\r\nHost: h.com\r\n\r\n");

    [Theory]
    [InlineData("Content-Length: 1\r\nTransfer-Encoding: chunked")]
    [InlineData("Content-Length: 1\r\nContent-Length: 1")]
    [InlineData("Content-Length: 1\r\nContent-Length: 2")]
    [InlineData("Content-Length: 1, 1")]
    [InlineData("Content-Length: +1")]
    [InlineData("Content-Length: -1")]
    [InlineData("Content-Length: 0x1")]
    [InlineData("Content-Length: 9999999999999999999")]
    [InlineData("Content-Length:")]
    [InlineData("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked")]
    [InlineData("Transfer-Encoding: gzip, chunked")]
    [InlineData("Transfer-Encoding: identity")]
    [InlineData("Transfer-Encoding:\u000bchunked")]
    [InlineData("Content-Length : 1")]
    [InlineData(" Content-Length: 1")]
    [InlineData("X: y\r\n folded")]
    [InlineData("X: y\r\n\tfolded")]
    [InlineData("X")]
    [InlineData(": y")]
    [InlineData("X y: z")]
    [InlineData("X(y): z")]
    [InlineData("X: a\u0000b")]
    [InlineData("X: a\u007fb")]
    [InlineData("X: a\rb")]
    [InlineData("X: a\nY: b")]
    [InlineData("X: a\r\r\nY: b")]
    [InlineData("Expect: something")]
    public void Parse_OfHeadersWithTwoReadings_IsRefused(string headers) => Refused($"POST http://h.com/ HTTP/1.1\r\nHost: h.com\r\n{headers}\r\n\r\n");

    [Theory]
    [InlineData("GET  http://h.com/ HTTP/1.1\r\nHost: h.com\r\n\r\n")]
    [InlineData("GET http://h.com/ HTTP/1.1 \r\nHost: h.com\r\n\r\n")]
    [InlineData("GET http://h.com/\r\nHost: h.com\r\n\r\n")]
    [InlineData("GET http://h.com/ HTTP/2.0\r\nHost: h.com\r\n\r\n")]
    [InlineData("GET http://h.com/ http/1.1\r\nHost: h.com\r\n\r\n")]
    [InlineData("G(T http://h.com/ HTTP/1.1\r\nHost: h.com\r\n\r\n")]
    [InlineData(" GET http://h.com/ HTTP/1.1\r\nHost: h.com\r\n\r\n")]
    [InlineData("\r\nGET http://h.com/ HTTP/1.1\r\nHost: h.com\r\n\r\n")]
    [InlineData("GET http://h.com/ HTTP/1.1\nHost: h.com\r\n\r\n")]
    [InlineData("GET http://h.com/ HTTP/1.1\r\nHost: h.com\n\n")]
    [InlineData("GET\thttp://h.com/ HTTP/1.1\r\nHost: h.com\r\n\r\n")]
    [InlineData("connect http://h.com/ HTTP/1.1\r\nHost: h.com\r\n\r\n")]
    [InlineData("PRI * HTTP/2.0\r\n\r\n")]
    [InlineData("POST http://h.com/ HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n")]
    [InlineData("CONNECT h.com:443 HTTP/1.1\r\nHost: h.com:443\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("CONNECT h.com:443 HTTP/1.1\r\nHost: h.com:443\r\nTransfer-Encoding: chunked\r\n\r\n")]
    public void Parse_OfAHeadThatIsNone_IsRefused(string head) => Refused(head);

    [Theory]
    [InlineData("X: y\r\n Content-Length: 1")]
    [InlineData("X: y\r\n\tfolded")]
    [InlineData(" X: y")]
    public void Parse_OfAFoldedHeader_SaysSo(string headers)
    {
        var error = Assert.Throws<EgressException>(() => Parse($"POST http://h.com/ HTTP/1.1\r\nHost: h.com\r\n{headers}\r\n\r\n"));
        Assert.Equal("a header goes on in a second line", error.Message);
    }

    [Fact]
    public void Parse_OfMoreThanItsBounds_IsRefused()
    {
        Refused("GET http://h.com/" + new string('a', 20_000) + " HTTP/1.1\r\nHost: h.com\r\n\r\n", EgressReason.TooLarge);
        Refused("GET http://h.com/ HTTP/1.1\r\nHost: h.com\r\nX: " + new string('a', 70_000) + "\r\n\r\n", EgressReason.TooLarge);
        Refused("GET http://h.com/ HTTP/1.1\r\nHost: h.com\r\n" + string.Concat(Enumerable.Repeat("X: y\r\n", 100)) + "\r\n", EgressReason.TooLarge);
        Refused(new string('G', 33) + " http://h.com/ HTTP/1.1\r\nHost: h.com\r\n\r\n");
        Parse("GET http://h.com/ HTTP/1.1\r\nHost: h.com\r\n" + string.Concat(Enumerable.Repeat("X: y\r\n", 99)) + "\r\n");
    }

    [Fact]
    public void Parse_OfMutatedRequests_OnlyEverRefuses()
    {
        string[] seeds =
        [
            "POST http://h.com:80/a/../b?c=%20 HTTP/1.1\r\nHost: h.com\r\nContent-Length: 5\r\nConnection: close, X\r\nX: y\r\n\r\n",
            "CONNECT [2001:db8::1]:443 HTTP/1.1\r\nHost: [2001:db8::1]:443\r\nProxy-Authorization: x\r\n\r\n",
            "GET http://xn--bcher-kva.example/%7e HTTP/1.0\r\nTransfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n",
        ];
        byte[] favourites = [.. "\r\n\t :,;/\\@#?%.[]0\0\u007f\u0080\u00ff".Select(c => (byte)c)];
        var random = new Random(4711);
        var read = 0;
        for (var i = 0; i < 60_000; i++)
        {
            var bytes = Encoding.Latin1.GetBytes(seeds[i % seeds.Length]).ToList();
            for (var j = random.Next(0, 4); j > 0; j--)
            {
                var at = random.Next(bytes.Count);
                var value = random.Next(2) == 0 ? favourites[random.Next(favourites.Length)] : (byte)random.Next(256);
                switch (random.Next(4))
                {
                    case 0: bytes[at] = value; break;
                    case 1: bytes.Insert(at, value); break;
                    case 2: bytes.RemoveAt(at); break;
                    default: bytes.InsertRange(at, bytes.GetRange(at, random.Next(bytes.Count - at))); break;
                }
            }

            read += Try([.. bytes]) ? 1 : 0;
        }

        for (var i = 0; i < 20_000; i++)
        {
            var noise = new byte[random.Next(200)];
            random.NextBytes(noise);
            Try([.. noise, .. "\r\n\r\n"u8]);
        }

        Assert.InRange(read, 1_000, 59_000);
    }

    // What was let through, written for the server, has to be one request with one reading.
    private static bool Try(byte[] bytes)
    {
        try
        {
            var request = Parse(bytes);
            if (!request.IsTunnel)
            {
                var written = Encoding.Latin1.GetString(HeadText.Request(request));
                Assert.DoesNotContain(written.Replace("\r\n", "", StringComparison.Ordinal), c => c is '\r' or '\n' or '\0');
                Assert.Equal(written.Length - 4, written.IndexOf("\r\n\r\n", StringComparison.Ordinal));
                Assert.Equal(1, written.Split("\r\nHost: ").Length - 1);
                var again = Parse(Encoding.Latin1.GetBytes(written.Replace(request.Method + " ", request.Method + " http://" + Authority(request), StringComparison.Ordinal)));
                Assert.Equal((request.Target.Normalized, request.Query, request.Body), (again.Target.Normalized, again.Query, again.Body));
            }

            return true;
        }
        catch (EgressException error)
        {
            Assert.Contains(error.Reason, new[] { EgressReason.Malformed, EgressReason.TooLarge });
            Assert.DoesNotContain(error.Message, char.IsControl);
            return false;
        }
    }

    private static string Authority(RequestHead request) => request.Target.Host + ":" + request.Target.Port;

    private static RequestHead Parse(string head) => Parse(Encoding.Latin1.GetBytes(head));

    private static RequestHead Parse(byte[] bytes)
    {
        var options = new EgressOptions();
        var length = new HeadScanner(options.MaxRequestLineBytes, options.MaxHeadBytes).Find(bytes);
        return length < 0 ? throw new EgressException(EgressReason.Malformed, "no end") : RequestParser.Parse(bytes.AsSpan(0, length), options.MaxHeaders);
    }

    private static void Refused(string head, EgressReason reason = EgressReason.Malformed)
    {
        var error = Assert.Throws<EgressException>(() => Parse(head));
        Assert.Equal(reason, error.Reason);
        Assert.NotEqual("no end", error.Message);
    }
}
