namespace PluginTasks.Sdk.Tests.Errors;

public sealed class SdkExceptionTests
{
    [Fact]
    public void Denied_EachKind_HasItsCodeAndTheWholeMessage()
    {
        Check("sandbox_filesystem_denied", "sandbox_filesystem_denied:reports:/etc/passwd", SdkException.FilesystemDenied("reports", "/etc/passwd"));
        Check("sandbox_network_denied", "sandbox_network_denied:reports:api.example.com:443", SdkException.NetworkDenied("reports", "api.example.com:443"));
        Check("sandbox_subprocess_denied", "sandbox_subprocess_denied:reports:ffmpeg", SdkException.SubprocessDenied("reports", "ffmpeg"));
        Check("capability_denied", "capability_denied:task_cards:children.append", SdkException.CapabilityDenied("task_cards", "children.append"));
        Check("limit_exceeded", "limit_exceeded: memory", SdkException.LimitExceeded("memory"));
    }

    [Fact]
    public void Message_NotGiven_IsTheCode() => Check("task_not_found", "task_not_found", new SdkException(ErrorCodes.TaskNotFound));

    [Fact]
    public void Codes_All_AreDifferentAndInSnakeCase()
    {
        var codes = typeof(ErrorCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!).ToArray();

        Assert.Equal(codes.Length, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^[a-z]+(_[a-z]+)*$", code));
    }

    private static void Check(string code, string message, SdkException problem)
    {
        Assert.Equal(code, problem.Code);
        Assert.Equal(message, problem.Message);
    }
}
