using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Network;

namespace PluginTasks.Sandbox.Tests.Access.Network;

public sealed class NetworkTargetTests
{
    [Theory]
    [InlineData("https://api.example.com", "https://api.example.com/v1/x", true)]
    [InlineData("https://api.example.com/v1/", "https://api.example.com/v1/reports?a=1", true)]
    [InlineData("https://api.example.com/v1/", "https://api.example.com/v2/", false)]
    [InlineData("https://api.example.com", "https://evil.example.com/", false)]
    [InlineData("https://api.example.com", "http://api.example.com/", false)]
    [InlineData("api.example.com", "https://api.example.com/", true)]
    [InlineData("api.example.com:443", "https://api.example.com/", true)]
    [InlineData("api.example.com:443", "https://api.example.com:8443/", false)]
    [InlineData("*.example.com", "https://a.b.example.com/", true)]
    [InlineData("*.example.com", "https://example.com/", false)]
    [InlineData("*.example.com", "https://notexample.com/", false)]
    [InlineData("localhost:8080", "http://127.0.0.1:8080/", true)]
    [InlineData("API.example.com", "https://api.EXAMPLE.com/", true)]
    public void Allows_ConformanceCase_IsAsExpected(string rule, string target, bool expected) => Check(rule, target, expected);

    [Theory]
    [InlineData("https://h.com/v1", "https://h.com/v1", true)]
    [InlineData("https://h.com/v1", "https://h.com/v1/", true)]
    [InlineData("https://h.com/v1/", "https://h.com/v1", true)]
    [InlineData("https://h.com/v1", "https://h.com/v1?x", true)]
    [InlineData("https://h.com/v1", "https://h.com/v10", false)]
    [InlineData("https://h.com/v1/", "https://h.com/v1x/", false)]
    [InlineData("https://h.com/v1", "https://h.com/V1", false)]
    [InlineData("https://h.com/v1", "https://h.com/", false)]
    [InlineData("https://h.com/v1", "https://h.com", false)]
    [InlineData("https://h.com/v1", "https://h.com//v1", false)]
    [InlineData("https://h.com/v1", "https://h.com/x/v1", false)]
    [InlineData("https://h.com/v1", "https://h.com/?/v1", false)]
    [InlineData("https://h.com/v1", "https://h.com/v1?../../x#", false)]
    [InlineData("https://h.com/v1", "https://h.com/v1?q=../../admin", true)]
    [InlineData("https://h.com/v1", "https://h.com/v1?q=%2e%2e%2f%00%zz", true)]
    [InlineData("https://h.com/a/b", "https://h.com/a/b/c", true)]
    [InlineData("https://h.com/a/b", "https://h.com/a", false)]
    [InlineData("https://h.com/", "https://h.com/anything", true)]
    [InlineData("https://h.com/", "https://h.com", true)]
    [InlineData("https://h.com?", "https://h.com/", false)]
    public void Allows_Path_IsByWholeSegments(string rule, string target, bool expected) => Check(rule, target, expected);

    [Theory]
    [InlineData("https://h.com/%7Euser/", "https://h.com/~user/x", true)]
    [InlineData("https://h.com/~user/", "https://h.com/%7euser/x", true)]
    [InlineData("https://h.com/v1", "https://h.com/%76%31/x", true)]
    [InlineData("https://h.com/a%20b", "https://h.com/a%20b/c", true)]
    [InlineData("https://h.com/é", "https://h.com/%c3%a9/x", true)]
    [InlineData("https://h.com/{id}", "https://h.com/%7bid%7D", true)]
    [InlineData("https://h.com/v1/x", "https://h.com/v1/./x", true)]
    [InlineData("https://h.com/v1/x", "https://h.com/v2/../v1/x", true)]
    [InlineData("https://h.com/v2/../v1/", "https://h.com/v1/x", true)]
    [InlineData("https://h.com/v2/../v1/", "https://h.com/v2/x", false)]
    [InlineData("https://h.com/v1", "https://h.com/v1/a%2ejson", true)]
    [InlineData("https://h.com/v1", "https://h.com/v1/..hidden", true)]
    [InlineData("https://h.com/v1", "https://h.com/v1/...", true)]
    [InlineData("https://h.com/v1", "https://h.com/v1//x", true)]
    [InlineData("https://h.com/v1", "https://h.com/v1/100%25", true)]
    [InlineData("https://h.com/v1", "https://h.com/v1/a;b=c", true)]
    public void Allows_PathOfTheSameMeaning_IsThePath(string rule, string target, bool expected) => Check(rule, target, expected);

    [Theory]
    [InlineData("https://h.com/v1/..")]
    [InlineData("https://h.com/v1/../")]
    [InlineData("https://h.com/v1/../v2")]
    [InlineData("https://h.com/v1/../../v1/x")]
    [InlineData("https://h.com/../v1/x")]
    [InlineData("https://h.com/v1/%2e%2e/v2")]
    [InlineData("https://h.com/v1/.%2E/v2")]
    [InlineData("https://h.com/v2/%2e%2e/v1/x")]
    [InlineData("https://h.com/v1/%2e/x")]
    [InlineData("https://h.com/v1/%252e%252e/v2")]
    [InlineData("https://h.com/v1/%25252e%25252e/v2")]
    [InlineData("https://h.com/v1%2fx")]
    [InlineData("https://h.com/v1/%2F")]
    [InlineData("https://h.com/v1/..%2fv2")]
    [InlineData("https://h.com/v1/..%252fv2")]
    [InlineData("https://h.com/v1/..%5cv2")]
    [InlineData("https://h.com/v1/x%5C..%5Cv2")]
    [InlineData("https://h.com/v1/%255c")]
    [InlineData("https://h.com/v1\\..\\v2")]
    [InlineData("https://h.com/v1/..;/v2")]
    [InlineData("https://h.com/v1/..;a=b/v2")]
    [InlineData("https://h.com/v1/..%3b/v2")]
    [InlineData("https://h.com/v1/.;/x")]
    [InlineData("https://h.com/v1/%00")]
    [InlineData("https://h.com/v1/%0d%0aHost:%20evil")]
    [InlineData("https://h.com/v1/%250d%250a")]
    [InlineData("https://h.com/v1/%7f")]
    [InlineData("https://h.com/v1/%c0%ae%c0%ae/v2")]
    [InlineData("https://h.com/v1/%e0%80%ae")]
    [InlineData("https://h.com/v1/%ff")]
    [InlineData("https://h.com/v1/%ef%bc%8e%ef%bc%8e%ef%bc%8fv2")]
    [InlineData("https://h.com/v1/．．／v2")]
    [InlineData("https://h.com/v1/%zz")]
    [InlineData("https://h.com/v1/%2")]
    [InlineData("https://h.com/v1/%")]
    [InlineData("https://h.com/v1//../x")]
    [InlineData("https://h.com/v1//../../v2")]
    [InlineData("https://h.com/v1/x#/../../v2")]
    public void Allows_PathWithATrick_IsRefused(string target) => Check("https://h.com/v1", target, false);

    [Theory]
    [InlineData("https://h.com/a%2fb")]
    [InlineData("https://h.com/v1/../v2")]
    [InlineData("https://h.com/..%2fx")]
    public void Allows_OddPathUnderARuleForEveryPath_IsLetThrough(string target) => Check("https://h.com", target, true);

    [Theory]
    [InlineData("https://user@h.com/")]
    [InlineData("https://user:password@h.com/")]
    [InlineData("https://h.com@evil.com/")]
    [InlineData("https://evil.com@h.com/")]
    [InlineData("https://@h.com/")]
    [InlineData("https://h.com:443@evil.com/")]
    [InlineData("https://evil.com?@h.com/")]
    [InlineData("https://evil.com/@h.com")]
    [InlineData("https://evil.com#@h.com/")]
    [InlineData("https://evil.com\\@h.com/")]
    [InlineData("https://h.com\\.evil.com/")]
    [InlineData("https://h.com/#x")]
    [InlineData("https://h.com#")]
    [InlineData("https:\\\\h.com/")]
    [InlineData("https:/h.com/")]
    [InlineData("https:h.com/")]
    [InlineData("https:///h.com/")]
    [InlineData("//h.com/")]
    [InlineData("/h.com")]
    [InlineData("h.com/")]
    [InlineData("h.com/v1")]
    [InlineData("h.com?x")]
    [InlineData(" https://h.com/")]
    [InlineData("https://h.com/ ")]
    [InlineData("https://h.com /")]
    [InlineData("https://h.com/a b")]
    [InlineData("https://h.com/a\u00A0b")]
    [InlineData("https://h.com\t/")]
    [InlineData("https://h\n.com/")]
    [InlineData("https://h.com/\r\nHost: evil.com")]
    [InlineData("https://h.com\0.evil.com/")]
    [InlineData("https://h.com/?a=\u0001")]
    [InlineData("https://h.com/?a=\\")]
    [InlineData("https://h.com:/")]
    [InlineData("https://h.com:0/")]
    [InlineData("https://h.com:65536/")]
    [InlineData("https://h.com:99999999999999999999/")]
    [InlineData("https://h.com:-1/")]
    [InlineData("https://h.com:+443/")]
    [InlineData("https://h.com:0443/")]
    [InlineData("https://h.com:44\uFF13/")]
    [InlineData("https://h.com:https/")]
    [InlineData("https://h.com:443:443/")]
    [InlineData("https://")]
    [InlineData("https://:443/")]
    [InlineData("https:///")]
    [InlineData("https://?h.com")]
    [InlineData("https://./")]
    [InlineData("https://h.com../")]
    [InlineData("https://.h.com/")]
    [InlineData("https://h..com/")]
    [InlineData("https://*/")]
    [InlineData("https://*.com/")]
    [InlineData("https://h%2ecom/")]
    [InlineData("https://%68.com/")]
    [InlineData("https://h.com%00.evil.com/")]
    [InlineData("https://h.com%2f.evil.com/")]
    [InlineData("https://h.com;evil.com/")]
    [InlineData("https://h.com,evil.com/")]
    [InlineData("https://[h.com]/")]
    [InlineData("https://h.com]/")]
    [InlineData("https://-h.com/")]
    [InlineData("https://h.com.evil.com/")]
    [InlineData("https://evilh.com/")]
    [InlineData("https://h.co/")]
    [InlineData("https://h.comm/")]
    [InlineData("https://x.h.com/")]
    [InlineData("ftp://h.com/")]
    [InlineData("file://h.com/")]
    [InlineData("javascript://h.com/")]
    [InlineData("unix:///h.com")]
    [InlineData("")]
    [InlineData("*")]
    public void Allows_TargetThatHidesWhereItLeads_IsRefused(string target) => Check("h.com", target, false);

    [Theory]
    [InlineData("h.com", "https://h.com./", true)]
    [InlineData("h.com.", "https://H.COM/", true)]
    [InlineData("HTTPS://H.com:443/v1", "https://h.com/v1", true)]
    [InlineData("https://h.com", "https://h.com:443/", true)]
    [InlineData("https://h.com:8443/v1", "https://h.com:8443/v1", true)]
    [InlineData("https://h.com:8443", "https://h.com/", false)]
    [InlineData("https://h.com", "https://h.com:80/", false)]
    [InlineData("https://h.com:80", "http://h.com/", false)]
    [InlineData("http://h.com", "http://h.com:80/x", true)]
    [InlineData("http://h.com", "https://h.com/", false)]
    [InlineData("h.com:80", "http://h.com/", true)]
    [InlineData("h.com:443", "http://h.com:443/", true)]
    [InlineData("h.com:443", "http://h.com/", false)]
    [InlineData("https://h.com", "wss://h.com/socket", true)]
    [InlineData("https://h.com", "ws://h.com/socket", false)]
    [InlineData("wss://h.com/socket", "https://h.com/socket", true)]
    [InlineData("*.h.com", "https://A.H.com./", true)]
    [InlineData("*.h.com:443", "https://a.h.com:444/", false)]
    [InlineData("https://*.h.com/v1", "https://a.h.com/v1/x", true)]
    [InlineData("https://*.h.com/v1", "https://a.h.com/v2/x", false)]
    [InlineData("*.h.com", "https://.h.com/", false)]
    [InlineData("*.h.com", "https://h.com.evil.com/", false)]
    [InlineData("*.h.com", "https://xh.com/", false)]
    [InlineData("my_service", "http://my_service:9000/", true)]
    public void Allows_AfterNormalizing_HostPortAndSchemeDecide(string rule, string target, bool expected) => Check(rule, target, expected);

    [Theory]
    [InlineData("h.com", "h.com", true)]
    [InlineData("h.com", "h.com:443", true)]
    [InlineData("h.com:443", "h.com:443", true)]
    [InlineData("h.com:443", "h.com", false)]
    [InlineData("h.com:443", "h.com:444", false)]
    [InlineData("https://h.com", "h.com:443", true)]
    [InlineData("https://h.com", "h.com:80", false)]
    [InlineData("https://h.com", "h.com", false)]
    [InlineData("https://h.com/v1", "h.com:443", true)]
    [InlineData("http://h.com", "h.com:80", true)]
    [InlineData("http://h.com/v1", "h.com:80", false)]
    [InlineData("*.h.com", "a.h.com:22", true)]
    [InlineData("*.h.com", "*.h.com", false)]
    public void Allows_HostAndPortAlone_AreDecidedByTheOrigin(string rule, string target, bool expected) => Check(rule, target, expected);

    [Theory]
    [InlineData("*", AccessCodes.EveryHost, "*.example.com")]
    [InlineData("*:443", AccessCodes.EveryHost, "every host")]
    [InlineData("*.", AccessCodes.EveryHost, "every host")]
    [InlineData("**", AccessCodes.EveryHost, "every host")]
    [InlineData("*.*", AccessCodes.EveryHost, "every host")]
    [InlineData("https://*", AccessCodes.EveryHost, "every host")]
    [InlineData("https://*/v1", AccessCodes.EveryHost, "every host")]
    [InlineData("", AccessCodes.NetworkTarget, "is empty")]
    [InlineData("h.com/v1", AccessCodes.NetworkTarget, "write 'https://host/path'")]
    [InlineData("a.*.com", AccessCodes.NetworkTarget, "'*'")]
    [InlineData("a*.com", AccessCodes.NetworkTarget, "'*'")]
    [InlineData("*h.com", AccessCodes.NetworkTarget, "'*'")]
    [InlineData("*.*.h.com", AccessCodes.NetworkTarget, "'*'")]
    [InlineData("*.10.0.0.1", AccessCodes.NetworkTarget, "no subdomains")]
    [InlineData("*.127.0.0.1", AccessCodes.NetworkTarget, "no subdomains")]
    [InlineData("*.[::1]", AccessCodes.NetworkTarget, "no subdomains")]
    [InlineData("*.localhost", AccessCodes.NetworkTarget, "no subdomains")]
    [InlineData("*.1", AccessCodes.NetworkTarget, "no subdomains")]
    [InlineData("https://h.com/v1?x=1", AccessCodes.NetworkTarget, "query")]
    [InlineData("https://h.com/v1#x", AccessCodes.NetworkTarget, "fragment")]
    [InlineData("https://u:p@h.com", AccessCodes.NetworkTarget, "user information")]
    [InlineData("https://h.com/a%2fb", AccessCodes.NetworkTarget, "different ways")]
    [InlineData("https://h.com/../x", AccessCodes.NetworkTarget, "different ways")]
    [InlineData("https://h.com/%2e%2e/x", AccessCodes.NetworkTarget, "different ways")]
    [InlineData("ftp://h.com", AccessCodes.NetworkTarget, "https, http")]
    [InlineData("h.com:99999", AccessCodes.NetworkTarget, "1 to 65535")]
    [InlineData("h.com:*", AccessCodes.NetworkTarget, "1 to 65535")]
    [InlineData("h.com ", AccessCodes.NetworkTarget, "U+0020")]
    [InlineData("10.0.0.0/8", AccessCodes.NetworkTarget, "no scheme")]
    [InlineData("10.0.0.256", AccessCodes.NetworkTarget, "no IPv4 address")]
    [InlineData("fe80::1%eth0", AccessCodes.NetworkTarget, "zone")]
    [InlineData("ｈ.com", AccessCodes.NetworkTarget, "U+FF48")]
    public void TryParse_OfABrokenRule_SaysWhatToWrite(string rule, string code, string message)
    {
        Assert.False(NetworkTarget.TryParse(rule, out _, out var error));
        Assert.Equal(code, error.Code);
        Assert.Equal(AccessField.Target, error.Field);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.False(NetworkTargets.Allow([rule], "https://h.com/v1"));
    }

    [Fact]
    public void TryParse_OfHostileText_EchoesNoControlCharacters()
    {
        Assert.False(NetworkTarget.TryParse("\u001B[31m\n\u202Eh.com" + new string('x', 5000), out _, out var error));
        Assert.DoesNotContain(error.Message, c => char.IsControl(c) || c == '\u202E');
        Assert.InRange(error.Message.Length, 1, 1000);
    }

    [Theory]
    [InlineData("HTTPS://Api.Example.COM.:443/v1/", "https://api.example.com/v1")]
    [InlineData("https://h.com/", "https://h.com")]
    [InlineData("http://h.com:443", "http://h.com:443")]
    [InlineData("H.com:080", null)]
    [InlineData("127.0.0.1:8080", "localhost:8080")]
    [InlineData("::1", "localhost")]
    [InlineData("https://[2001:DB8:0:0::1]:8443/x", "https://[2001:db8::1]:8443/x")]
    [InlineData("*.BÜCHER.example", "*.xn--bcher-kva.example")]
    [InlineData("https://h.com/a//", "https://h.com/a//")]
    public void Normalized_OfARule_IsTheOneWayToWriteIt(string rule, string? normalized)
    {
        Assert.Equal(normalized is not null, NetworkTarget.TryParse(rule, out var target, out _));
        Assert.Equal(normalized, target?.Normalized);
    }

    // An attribute cannot hold half a character.
    [Fact]
    public void Allows_HalfACharacter_IsRefused()
    {
        foreach (var half in new[] { '\uD800', '\uDC00' })
        {
            Check("https://h.com", $"https://h.com/{half}", false);
            Check("https://h.com", $"https://h.com/{half}x", false);
            Check("https://h.com", $"https://h.com/?{half}", false);
        }

        Check("https://h.com", "https://h.com/\uD83D\uDE00", true);
    }

    [Fact]
    public void Allow_WithoutRulesOrWithABrokenOne_LetsNothingElseThrough()
    {
        Assert.False(NetworkTargets.Allow([], "https://h.com/"));
        Assert.False(NetworkTargets.Allow(["*"], "https://h.com/"));
        Assert.True(NetworkTargets.Allow(["*", "h.com"], "https://h.com/"));
    }

    private static void Check(string rule, string target, bool expected) => Assert.Equal(expected, NetworkTargets.Allow([rule], target));
}
