using System.Text;
using System.Text.Json;
using PluginTasks.ModuleRuntime.Tests.Hosting;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Subprocesses;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Tests;

/// <summary>Programs and files, as a module gets them through its host.</summary>
public sealed class ModuleSubprocessTests : IAsyncLifetime
{
    private TestHost host = null!;

    public async Task InitializeAsync() => host = await TestHost.StartAsync(new InProcessSide());

    public async Task DisposeAsync() => await host.DisposeAsync();

    [Fact]
    public async Task RunSubprocess_Output_ComesInLinesAndAsAWhole()
    {
        host.OnProgram = async (call, _) =>
        {
            await Write(call, false, "one\r\ntw");
            await Write(call, true, "bad\n");
            await Write(call, false, "o\nlast é");
            return new SubprocessEnd(3, false);
        };

        var answer = (await host.ActAsync("program")).Value!.Value;

        Assert.Equal(3, answer.GetProperty("return_code").GetInt32());
        Assert.Equal("one\r\ntwo\nlast é", answer.GetProperty("stdout").GetString());
        Assert.Equal("bad\n", answer.GetProperty("stderr").GetString());
        Assert.Equal(["one", "!bad", "two", "last é"], answer.GetProperty("lines").EnumerateArray().Select(l => l.GetString()));
        var asked = Assert.Single(host.Asked<RunSubprocess>());
        Assert.Equal(["tool", "--go"], asked.Command);
        Assert.Equal((9.0, "in", true), (asked.TimeoutSeconds, Encoding.UTF8.GetString(asked.Input!), asked.WantsOutput));
    }

    [Fact]
    public async Task RunSubprocess_Bytes_AreAsTheyCame()
    {
        host.OnProgram = async (call, _) =>
        {
            await Write(call, false, [0xFF, 0xFE, 0]);
            return new SubprocessEnd(0, false);
        };

        var answer = (await host.ActAsync("program", new { text = false })).Value!.Value;

        Assert.Equal(3, answer.GetProperty("bytes").GetInt32());
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("stdout").ValueKind);
    }

    [Theory]
    [InlineData(1, false, "subprocess_failed 1 so far")]
    [InlineData(-9, true, "subprocess_timeout so far")]
    public async Task RunSubprocess_BadEnd_ThrowsWithWhatWasWritten(int code, bool timedOut, string expected)
    {
        host.OnProgram = async (call, _) =>
        {
            await Write(call, false, "so far");
            return new SubprocessEnd(code, timedOut);
        };

        Assert.Equal(expected, (await host.ActAsync("failing_program")).Value!.Value.GetString());
    }

    [Fact]
    public async Task RunSubprocess_TooMuchOutput_IsEnded()
    {
        host.OnProgram = async (call, _) =>
        {
            for (var i = 0; i < 5; i++)
            {
                await Write(call, false, new byte[4 << 20]);
            }

            return new SubprocessEnd(0, false);
        };

        Assert.Equal(ErrorCodes.OutputLimit, (await host.ActAsync("failing_program")).Value!.Value.GetString());
    }

    [Fact]
    public async Task RunSubprocess_BadCommand_IsRefusedHere()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => host.ActAsync("bad_program"));
        Assert.Empty(host.Calls);
    }

    [Fact]
    public async Task Files_InTheDataFolder_AreWrittenWholeAndDeleted()
    {
        var answer = (await host.ActAsync("files")).Value!.Value;

        Assert.Equal("""{"names":["note.txt"],"text":"two","gone":true,"denied":false}""", answer.GetRawText());
        Assert.Equal(["create", "modify", "read", "read", "delete", "read"], host.Asked<Protocol.Messages.Guarded.FileQuestion>().Select(q => q.Operation));
    }

    private Task<Protocol.Calls.Nothing> Write(long call, bool isError, string text) => Write(call, isError, Encoding.UTF8.GetBytes(text));

    private Task<Protocol.Calls.Nothing> Write(long call, bool isError, byte[] bytes) => host.Connection.CallAsync(RuntimeMethods.SubprocessOutput, new PluginTasks.Protocol.Messages.Subprocesses.SubprocessOutput(call, isError, bytes));
}
