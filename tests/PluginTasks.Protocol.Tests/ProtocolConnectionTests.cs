using System.Buffers;
using System.Buffers.Binary;
using System.IO.Pipelines;
using System.Text;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Errors;
using PluginTasks.Protocol.Framing;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Calling;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Protocol.Messages.Tasks;
using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Tests;

public sealed class ProtocolConnectionTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task CallAsync_ManyAtOnceInBothDirections_EachGetsItsOwnAnswer(bool systemPipes)
    {
        var host = new CallHandlers().On(HostMethods.Get, (_, task, _) => Task.FromResult(new FoundTask(Snapshot(task.Id))));
        var module = new CallHandlers().On(RuntimeMethods.RunLong, (_, _, _) => Task.FromResult(Nothing.Value));
        await using var connected = Connected.Over(systemPipes, host, module);

        var found = await Task.WhenAll(Enumerable.Range(0, 500).Select(async i =>
        {
            await connected.Host.CallAsync(RuntimeMethods.RunLong, new RunLong("x"));
            return (await connected.Module.CallAsync(HostMethods.Get, new TaskRef($"t{i}"))).Task!.TaskId;
        }));

        Assert.Equal(Enumerable.Range(0, 500).Select(i => $"t{i}"), found);
    }

    [Fact]
    public async Task CallAsync_WithinACall_NamesIt()
    {
        var within = new TaskCompletionSource<(long Sent, long Named)>();
        long sent = 0;
        var host = new CallHandlers().OnInline(HostMethods.Cancel, (call, _, _) =>
        {
            within.SetResult((Volatile.Read(ref sent), call.Within));
            return Task.FromResult(new Outcome(true));
        });
        Connected? connected = null;
        var module = new CallHandlers().On(RuntimeMethods.RunLong, async (call, _, token) =>
        {
            await connected!.Module.CallAsync(HostMethods.Cancel, new TaskRef("t"), call.Id, cancellationToken: token);
            return Nothing.Value;
        });
        await using (connected = Connected.Over(false, host, module))
        {
            await connected.Host.CallAsync(RuntimeMethods.RunLong, new RunLong("x"), onSent: id => Volatile.Write(ref sent, id));
        }

        var (expected, named) = await within.Task;
        Assert.Equal(expected, named);
    }

    [Fact]
    public async Task CallAsync_Cancelled_TripsTheTokenThereAndEndsHere()
    {
        var tripped = new TaskCompletionSource();
        var began = new TaskCompletionSource();
        var module = new CallHandlers().On(RuntimeMethods.RunLong, async (_, _, token) =>
        {
            began.SetResult();
            await Tripped(token);
            tripped.SetResult();
            return Nothing.Value;
        });
        await using var connected = Connected.Over(false, module: module);
        using var cancel = new CancellationTokenSource();

        var call = connected.Host.CallAsync(RuntimeMethods.RunLong, new RunLong("x"), cancellationToken: cancel.Token);
        await began.Task;
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await tripped.Task;
    }

    [Fact]
    public async Task CallAsync_CancelledButWaitingForTheReply_GetsIt()
    {
        var module = new CallHandlers().On(RuntimeMethods.RunTask, async (_, _, token) =>
        {
            await Tripped(token);
            return RunTaskAnswer.Nothing;
        });
        await using var connected = Connected.Over(false, module: module);
        using var cancel = new CancellationTokenSource();

        var call = connected.Host.CallAsync(
            RuntimeMethods.RunTask, new RunTask { Id = "t", Session = Session.Anonymous }, waitsForReply: true, cancellationToken: cancel.Token);
        await cancel.CancelAsync();

        Assert.Null((await call).Result);
    }

    public static TheoryData<Exception, string> Errors => new()
    {
        { new SdkException(ErrorCodes.TaskNotFound, "There is none."), "SdkException task_not_found There is none." },
        { new InvalidPayloadException("amount", "is required."), "InvalidPayloadException invalid_payload 'amount': is required." },
        { new ConfirmationTimeoutException("t", TimeSpan.FromSeconds(3)), "ConfirmationTimeoutException confirmation_timeout Nobody answered within 3 s." },
        { new TimeoutException("late"), "TimeoutException late" },
        { new NotSupportedException("no"), "NotSupportedException no" },
        { new ArgumentException("wrong"), "ArgumentException wrong" },
        { new TaskFailedException("The file is empty."), "RemoteCallException failed The file is empty." },
        { new FormatException("odd"), "RemoteCallException thrown odd" },
        { new OperationCanceledException("stopped"), "OperationCanceledException stopped" },
    };

    [Theory]
    [MemberData(nameof(Errors))]
    public async Task CallAsync_ThatThrowsThere_ThrowsItsLikeHere(Exception thrown, string expected)
    {
        var host = new CallHandlers().On(HostMethods.Get, (_, _, _) => Task.FromException<FoundTask>(thrown));
        await using var connected = Connected.Over(false, host);

        var error = await Assert.ThrowsAnyAsync<Exception>(() => connected.Module.CallAsync(HostMethods.Get, new TaskRef("t")));

        var code = error switch { SdkException known => known.Code + " ", RemoteCallException remote => remote.Code + " ", _ => "" };
        Assert.Equal(expected, $"{error.GetType().Name} {code}{error.Message}");
    }

    [Fact]
    public async Task CallAsync_ToNoSuchMethod_SaysSo()
    {
        await using var connected = Connected.Over(false);

        var error = await Assert.ThrowsAsync<SdkException>(() => connected.Host.CallAsync(RuntimeMethods.Ping, Nothing.Value));

        Assert.Equal(CallErrorCodes.UnknownMethod, error.Code);
    }

    [Fact]
    public async Task CallAsync_WhenTheOtherSideEnds_IsLostAndSoIsTheNext()
    {
        var began = new TaskCompletionSource();
        var tripped = new TaskCompletionSource();
        var module = new CallHandlers().On(RuntimeMethods.RunLong, async (_, _, token) =>
        {
            began.SetResult();
            await Tripped(token);
            tripped.SetResult();
            return Nothing.Value;
        });
        await using var connected = Connected.Over(false, module: module);

        var call = connected.Host.CallAsync(RuntimeMethods.RunLong, new RunLong("x"));
        await began.Task;
        connected.Module.Abort("killed");

        await Assert.ThrowsAsync<ConnectionLostException>(() => call);
        await tripped.Task;
        await Assert.ThrowsAsync<ConnectionLostException>(() => connected.Host.CallAsync(RuntimeMethods.RunLong, new RunLong("y")));
    }

    [Fact]
    public async Task CallAsync_AsTheConnectionEnds_IsLostToo()
    {
        await using var connected = Connected.Over(false);

        var call = connected.Host.CallAsync(RuntimeMethods.RunLong, new RunLong("x"), onSent: _ => connected.Host.Abort("given up"));

        Assert.Equal("given up", (await Assert.ThrowsAsync<ConnectionLostException>(() => call)).Message);
    }

    [Fact]
    public async Task CallAsync_WhenTheOtherSideReadsNoMoreAndLivesOn_IsLost()
    {
        var (connection, _, fromIt) = Connected.Alone();
        await fromIt.CompleteAsync();

        var call = connection.CallAsync(RuntimeMethods.RunLong, new RunLong("x"));

        await Assert.ThrowsAsync<ConnectionLostException>(() => call.WaitAsync(TimeSpan.FromSeconds(30)));
        Assert.IsType<ConnectionLostException>(await connection.Ended);
        await connection.DisposeAsync();
    }

    [Fact]
    public async Task CallAsync_CancelledWhileTheOtherSideDoesNotRead_Ends()
    {
        var (connection, _, fromIt) = Connected.Alone();
        using var cancel = new CancellationTokenSource();
        var calls = Enumerable.Range(0, 2)
            .Select(_ => connection.CallAsync(RuntimeMethods.RunLong, new RunLong(new string('x', 5 << 20)), cancellationToken: cancel.Token))
            .ToList();

        await cancel.CancelAsync();

        foreach (var call in calls)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(30)));
        }

        await fromIt.CompleteAsync();
        await connection.DisposeAsync();
    }

    [Fact]
    public async Task Calls_WhoseAnswersAreNeverRead_EndTheConnection()
    {
        var (connection, toIt, fromIt) = Connected.Alone(options: new ConnectionOptions { LargestFrame = 1 << 10 });

        for (var sent = 0; sent < 100_000 && !connection.Ended.IsCompleted; sent++)
        {
            Write(toIt, """{"k":"call","id":1,"m":"none"}""");
            if (sent % 100 == 0)
            {
                await toIt.FlushAsync();
            }
        }

        Assert.IsType<ConnectionLostException>(await connection.Ended.WaitAsync(TimeSpan.FromSeconds(30)));
        await fromIt.CompleteAsync();
        await connection.DisposeAsync();
    }

    [Fact]
    public async Task CallAsync_TooLarge_IsRefusedAndTheConnectionGoesOn()
    {
        var host = new CallHandlers().On(HostMethods.Get, (_, task, _) => Task.FromResult(new FoundTask(Snapshot(new string('x', task.Id == "long" ? 5_000 : 1)))));
        await using var connected = Connected.Over(false, host, options: new ConnectionOptions { LargestFrame = 2_000 });

        await Assert.ThrowsAsync<FrameTooLargeException>(() => connected.Module.CallAsync(HostMethods.Get, new TaskRef(new string('y', 5_000))));
        var error = await Assert.ThrowsAsync<SdkException>(() => connected.Module.CallAsync(HostMethods.Get, new TaskRef("long")));

        Assert.Equal(ErrorCodes.PayloadTooLarge, error.Code);
        Assert.Equal("x", (await connected.Module.CallAsync(HostMethods.Get, new TaskRef("short"))).Task!.TaskId);
    }

    [Fact]
    public Task CallAsync_MoreThanMayBeOpen_IsRefused() => RefusesTheThirdAsync(new ConnectionOptions { MaxOpenCalls = 2 }, "1");

    [Fact]
    public Task CallAsync_WithMoreThanMayBeKept_IsRefused() => RefusesTheThirdAsync(new ConnectionOptions { MaxOpenBytes = 2_500 }, new string('x', 1_000));

    [Fact]
    public async Task Note_Sent_ArrivesInOrder()
    {
        var lines = new List<string>();
        var all = new TaskCompletionSource();
        var host = new CallHandlers().OnNote(HostMethods.Log, (_, line) =>
        {
            lines.Add(line.Message);
            if (lines.Count == 100)
            {
                all.SetResult();
            }
        });
        await using var connected = Connected.Over(false, host);

        for (var i = 0; i < 100; i++)
        {
            connected.Module.Note(HostMethods.Log, new LogLine(ModuleLogLevel.Info, $"{i}", null, null, null));
        }

        await all.Task;
        Assert.Equal(Enumerable.Range(0, 100).Select(i => $"{i}"), lines);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("""{"k":"call"}{}""")]
    [InlineData("""{"k":"odd","id":1}""")]
    [InlineData("""{"k":"call","id":"1","m":"tasks.get"}""")]
    [InlineData("""{"k":"call","id":0,"m":"tasks.get","b":{"id":"t"}}""")]
    [InlineData("""{"k":"call","id":1,"m":"tasks.get","b":{"id":"t","more":1}}""")]
    [InlineData("""{"k":"call","id":1,"m":"tasks.get","b":{"id":"t","id":"u"}}""")]
    [InlineData("""{"k":"call","id":1,"m":"tasks.get","x":1}""")]
    [InlineData("""{"k":"ok","id":1,"b":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]}""")]
    public async Task Frame_ThatNoHonestSideSends_EndsTheConnection(string json)
    {
        var host = new CallHandlers().On(HostMethods.Get, (_, _, _) => Task.FromResult(new FoundTask(null)));
        var (connection, toIt, _) = Connected.Alone(host);

        await WriteAsync(toIt, json);

        Assert.IsType<ProtocolViolationException>(await connection.Ended);
        await connection.DisposeAsync();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(int.MaxValue)]
    public async Task Frame_OfAnImpossibleLength_EndsTheConnection(int length)
    {
        var (connection, toIt, _) = Connected.Alone();

        BinaryPrimitives.WriteInt32LittleEndian(toIt.GetSpan(4), length);
        toIt.Advance(4);
        await toIt.FlushAsync();

        Assert.IsType<ProtocolViolationException>(await connection.Ended);
        await connection.DisposeAsync();
    }

    [Fact]
    public async Task Answer_ToNoCallOrToACancelledOne_IsLeftAside()
    {
        var (connection, toIt, _) = Connected.Alone();

        await WriteAsync(toIt, """{"k":"ok","id":77,"b":{}}""");
        await WriteAsync(toIt, """{"k":"error","id":77,"b":{"code":"x","message":"y"}}""");
        await WriteAsync(toIt, """{"k":"cancel","id":77}""");
        await toIt.CompleteAsync();

        Assert.Null(await connection.Ended);
        await connection.DisposeAsync();
    }

    [Fact]
    public async Task Call_ReadAsTheConnectionEnds_IsCancelledWithIt()
    {
        ProtocolConnection? connection = null;
        var tripped = new TaskCompletionSource();
        var handlers = new CallHandlers()
            .OnInline(HostMethods.Get, (_, _, _) =>
            {
                connection!.Abort("given up");
                return Task.FromResult(new FoundTask(null));
            })
            .On(RuntimeMethods.RunLong, async (_, _, token) =>
            {
                await Tripped(token);
                tripped.SetResult();
                return Nothing.Value;
            });
        (connection, var toIt, _) = Connected.Alone(handlers);

        // In one piece, so that the second has been received when the first ends the connection.
        Write(toIt, """{"k":"call","id":1,"m":"tasks.get","b":{"id":"t"}}""");
        Write(toIt, """{"k":"call","id":2,"m":"run_long","b":{"name":"x"}}""");
        await toIt.FlushAsync();

        await tripped.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await connection.DisposeAsync();
    }

    private static async Task RefusesTheThirdAsync(ConnectionOptions options, string id)
    {
        var release = new TaskCompletionSource();
        var host = new CallHandlers().OnInline(HostMethods.Get, async (_, _, _) =>
        {
            await release.Task;
            return new FoundTask(null);
        });
        await using var connected = Connected.Over(false, host, options: options);

        var calls = Enumerable.Range(0, 3).Select(_ => connected.Module.CallAsync(HostMethods.Get, new TaskRef(id))).ToList();
        var refused = await Task.WhenAny(calls);
        var error = await Assert.ThrowsAsync<SdkException>(() => refused);
        release.SetResult();
        await Task.WhenAll(calls.Where(c => c != refused));

        Assert.Equal(CallErrorCodes.TooManyCalls, error.Code);

        // What has been answered has made room.
        await connected.Module.CallAsync(HostMethods.Get, new TaskRef(id));
    }

    private static async Task Tripped(CancellationToken token)
    {
        var tripped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = token.Register(tripped.SetResult);
        await tripped.Task;
    }

    private static async Task WriteAsync(PipeWriter writer, string json)
    {
        Write(writer, json);
        await writer.FlushAsync();
    }

    private static void Write(PipeWriter writer, string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json);
        BinaryPrimitives.WriteInt32LittleEndian(writer.GetSpan(4), bytes.Length);
        writer.Advance(4);
        writer.Write(bytes);
    }

    private static TaskSnapshot Snapshot(string id) => new()
    {
        TaskId = id, Label = "", Module = "m", Status = TaskState.Pending, UserId = "u", CreatedAt = default, UpdatedAt = default,
    };
}
