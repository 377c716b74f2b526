using System.Text;

namespace PluginTasks.Sdk.Tests.Subprocess;

public sealed class SubprocessOutputTests
{
    private static readonly string[] Command = ["tool"];

    [Fact]
    public async Task ToResult_OfPieces_IsTheWholeText()
    {
        var output = new SubprocessOutput(capture: true);
        foreach (var piece in Encoding.UTF8.GetBytes("ein € zwei").Chunk(1))
        {
            await output.AddAsync(isError: false, piece);
        }

        await output.AddAsync(isError: true, new byte[] { 0xC3 });

        var result = output.ToResult(Command, 2, text: true);
        Assert.Equal((2, "ein € zwei", "\uFFFD"), (result.ReturnCode, result.Stdout, result.Stderr));
        Assert.Null(result.StdoutBytes);
    }

    [Fact]
    public async Task ToResult_WithoutText_HasTheBytes()
    {
        var output = new SubprocessOutput(capture: true);
        await output.AddAsync(isError: false, new byte[] { 0xFF, 0 });

        var result = output.ToResult(Command, 0, text: false);

        Assert.Equal([0xFF, 0], result.StdoutBytes!.Value.ToArray());
        Assert.Empty(result.StderrBytes!.Value.ToArray());
        Assert.Null(result.Stdout);
    }

    [Fact]
    public async Task ToResult_WithoutCapture_HasNothing()
    {
        var output = new SubprocessOutput(capture: false, limit: 1);
        await output.AddAsync(isError: false, new byte[100]);

        var result = output.ToResult(Command, 0, text: true);

        Assert.Null(result.Stdout);
        Assert.Null(result.StdoutBytes);
    }

    [Fact]
    public async Task Add_OverTheLimit_ThrowsAndKeepsWhatFits()
    {
        var output = new SubprocessOutput(capture: true, limit: 4);
        await output.AddAsync(isError: false, "abc"u8.ToArray());
        await output.AddAsync(isError: true, "abcd"u8.ToArray());

        var problem = await Assert.ThrowsAsync<SdkException>(async () => await output.AddAsync(isError: false, "de"u8.ToArray()));

        Assert.Equal(ErrorCodes.OutputLimit, problem.Code);
        Assert.Equal("abcd", output.ToResult(Command, 0, text: true).Stdout);
    }

    [Fact]
    public async Task Lines_OfBothStreams_AreKeptApart()
    {
        var lines = new List<SubprocessLine>();
        var output = new SubprocessOutput(capture: false, line =>
        {
            lines.Add(line);
            return Task.CompletedTask;
        });

        await output.AddAsync(isError: false, "one, "u8.ToArray());
        await output.AddAsync(isError: true, "problem\n"u8.ToArray());
        await output.AddAsync(isError: false, "two\nlast"u8.ToArray());
        await output.FinishAsync();

        Assert.Equal([new SubprocessLine("problem", true), new SubprocessLine("one, two", false), new SubprocessLine("last", false)], lines);
    }
}
