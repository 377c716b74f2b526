using PluginTasks.Sandbox.Access.Network;

namespace PluginTasks.Sandbox.Tests.Access.Network;

public sealed class NetworkRequestTests
{
    [Theory]
    [InlineData("HTTPS://H.com:443/a/../b?q", "https://h.com/b")]
    [InlineData("https://h.com", "https://h.com/")]
    [InlineData("ws://h.com:8080/%7e", "http://h.com:8080/~")]
    [InlineData("h.com:443", "h.com:443")]
    [InlineData("[::ffff:10.0.0.1]:22", "10.0.0.1:22")]
    [InlineData("2001:db8::1", "[2001:db8::1]")]
    public void Normalized_OfATarget_IsTheOneWayToWriteIt(string target, string expected)
    {
        Assert.True(NetworkRequest.TryParse(target, out var request, out _));
        Assert.Equal(expected, request.Normalized);
    }

    [Theory]
    [InlineData(UrlScheme.Https, "h.com", 443, "/v1/x?y", "https://h.com/v1/x")]
    [InlineData(UrlScheme.Http, "h.com", 8080, "/", "http://h.com:8080/")]
    [InlineData(UrlScheme.Http, "::1", 80, "", "http://localhost/")]
    [InlineData(null, "h.com", 443, null, "h.com:443")]
    [InlineData(null, "2001:db8::1", 443, null, "[2001:db8::1]:443")]
    [InlineData(null, "h.com", 443, "/x", null)]
    [InlineData(UrlScheme.Https, "h.com", 443, null, null)]
    [InlineData(UrlScheme.Https, "h.com", 443, "x", null)]
    [InlineData(UrlScheme.Https, "h.com", 443, "@evil.com/", null)]
    [InlineData(UrlScheme.Https, "h.com/", 443, "/", null)]
    [InlineData(UrlScheme.Https, "h.com:80", 443, "/", null)]
    [InlineData(UrlScheme.Https, "u@h.com", 443, "/", null)]
    [InlineData(UrlScheme.Https, "h.com", 0, "/", null)]
    [InlineData(UrlScheme.Https, "h.com", -1, "/", null)]
    [InlineData(UrlScheme.Https, "", 443, "/", null)]
    public void TryCreate_OfParts_IsAsStrictAsOfText(UrlScheme? scheme, string host, int port, string? path, string? expected)
    {
        Assert.Equal(expected is not null, NetworkRequest.TryCreate(scheme, host, port, path, out var request, out var error));
        Assert.Equal(expected, request?.Normalized);
        Assert.Equal(expected is null, error is not null);
    }

    [Fact]
    public void TryParse_OfAVeryLongTarget_IsRefused()
    {
        Assert.True(NetworkRequest.TryParse("https://h.com/" + new string('a', 16_000), out _, out _));
        Assert.False(NetworkRequest.TryParse("https://h.com/" + new string('a', 17_000), out _, out _));
    }
}
