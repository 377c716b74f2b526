namespace PluginTasks.Sdk.Tests.Subprocess;

public sealed class SubprocessTests
{
    private static readonly SubprocessResult Failed = new() { Command = ["ffmpeg", "-version"], ReturnCode = 1, Stderr = "token=abc" };

    [Fact]
    public void EnsureSuccess_ReturnCodeIsZero_GivesTheResult()
    {
        var result = Failed with { ReturnCode = 0 };

        Assert.Same(result, result.EnsureSuccess());
    }

    [Fact]
    public void EnsureSuccess_ReturnCodeIsNotZero_ThrowsWithAllOfIt()
    {
        var problem = Assert.Throws<SubprocessFailedException>(() => Failed.EnsureSuccess());

        Assert.Same(Failed, problem.Result);
        Assert.Equal("subprocess_failed", problem.Code);
        Assert.Equal("'ffmpeg' returned 1.", problem.Message);
    }

    [Fact]
    public void EnsureSuccess_Killed_NamesTheSignal() =>
        Assert.Equal("'ffmpeg' was killed by signal 9.", Assert.Throws<SubprocessFailedException>(() => (Failed with { ReturnCode = -9 }).EnsureSuccess()).Message);

    [Fact]
    public void Timeout_Message_SaysHowLongItHad()
    {
        var problem = new SubprocessTimeoutException(Failed, TimeSpan.FromMilliseconds(1500));

        Assert.Equal("subprocess_timeout", problem.Code);
        Assert.Equal("'ffmpeg' did not end within 1.5 s.", problem.Message);
    }

    [Fact]
    public void Input_TextOrBytes_ConvertsByItself()
    {
        SubprocessInput text = "è";
        SubprocessInput bytes = new byte[] { 1, 2 };

        Assert.Equal([0xC3, 0xA8], text.Bytes.ToArray());
        Assert.Equal([1, 2], bytes.Bytes.ToArray());
    }
}
