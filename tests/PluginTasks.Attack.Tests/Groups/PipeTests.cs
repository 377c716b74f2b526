using System.Buffers.Binary;
using System.Text;
using PluginTasks.Attack.Tests.Hosting;
using PluginTasks.Sdk;
using static PluginTasks.Attack.Tests.Hosting.Errno;

namespace PluginTasks.Attack.Tests.Groups;

/// <summary>
/// What a module can do with the pipe to the host, which it holds like all that is in its process: it writes to the descriptor itself.
/// </summary>
public sealed class PipeTests(AttackedHost host) : AttackGroup(host)
{
    private const int FromHost = 3;
    private const int ToHost = 4;
    private const int Stop = 19;

    public static TheoryData<string> Broken =>
    [
        """{"k":"call"}""",
        """{"k":"nothing","id":1}""",
        """{"k":"call","id":-5,"m":"tasks.get","b":{"id":"x"}}""",
        """{"k":"call","id":99999999999999999999,"m":"tasks.get"}""",
        """{"k":"note","m":"log","b":{"level":"info","message":5}}""",
        """{"k":"note","m":"log","b":[]}""",
        """{"k":"note","m":"log","b":{"level":"info","message":"half \ud800 of a letter"}}""",
        """{"k":"note","m":"log"}{}""",
        "[]",
        "null",
        "not json",
        "{\"k\":\"note\",\"m\":\"log\",\"b\":" + new string('[', 500) + new string(']', 500) + "}",
        "{\"k\":\"note\",\"m\":\"log\",\"b\":{\"level\":\"info\",\"message\":\"deep\",\"fields\":{\"a\":" + new string('[', 70) + new string(']', 70) + "}}}",
        "\u0000\u0001\u0002",
    ];

    [Theory(Timeout = 60_000)]
    [InlineData(int.MaxValue)]
    [InlineData((16 << 20) + 1)]
    [InlineData(-1)]
    [InlineData(0)]
    public async Task Line57_Frames_OfAnImpossibleLength_CostTheirWorker(int length) => await CostsItsWorkerAsync(Header(length));

    [Theory(Timeout = 60_000), MemberData(nameof(Broken))]
    public async Task Line57And61_Frames_ThatAreNone_CostTheirWorker(string frame)
    {
        // What has no method is refused, not more; all others end the connection.
        if (frame == """{"k":"call"}""")
        {
            await WriteAsync(Frame(frame));
            await Host.AnswersAsync();
            return;
        }

        await CostsItsWorkerAsync(Frame(frame));
    }

    [Theory(Timeout = 60_000)]
    [InlineData(new byte[] { 0xFF, 0xFE, 0xFF })]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    public async Task Line61_TextThatIsNotUtf8_CostsItsWorker(byte[] bytes) => await CostsItsWorkerAsync(
        Frame([.. """{"k":"note","m":"log","b":{"level":"info","message":" """u8, .. bytes, .. "\"}}"u8]));

    [Fact(Timeout = 60_000)]
    public async Task Line57_AFrameWithoutEnd_HoldsUpItsOwnModuleAlone()
    {
        var old = Host.Attacker.Current!;
        var call = Host.Test.CallAsync("attacker.calls", new { calls = new[] { new { n = Number("write"), a = new object[] { ToHost, new { @in = Convert.ToBase64String(Header(10 << 20)) }, 4 } } } });

        await Host.AnswersAsync();
        Assert.False(call.IsCompleted);
        await Host.RenewAsync();
        await Host.AnswersAsync();

        // The old one is given up with its time; this test does not wait for that.
        System.Diagnostics.Process.GetProcessById(old.ProcessId!.Value).Kill();
        await Assert.ThrowsAnyAsync<SdkException>(() => call);
    }

    [Theory(Timeout = 60_000), InlineData(false), InlineData(true)]
    public async Task Line57_APipeThatIsClosed_CostsItsWorker(bool standsStill)
    {
        // One that stands still does not see that there is no way back, and does not go by itself.
        var old = Host.Attacker.Current!;
        var close = new { n = Number("close"), a = new[] { ToHost } };
        var stop = new { n = Number("kill"), a = new[] { Host.WorkerId, Stop } };
        var call = Host.Test.CallAsync("attacker.calls", new { calls = standsStill ? new[] { close, stop } : [close] });

        await old.Lost;
        await Record.ExceptionAsync(() => call);
        await Host.AnswersAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Line57_APipeThatIsReplaced_CostsItsWorker()
    {
        var old = Host.Attacker.Current!;
        await Host.CallAsync(Side.Worker, Open("/dev/null"), Call.To("dup3", new Call.Ref(0), FromHost, 0));

        // A read that waits goes on to its end first.
        var next = Record.ExceptionAsync(() => Host.Test.CallAsync("attacker.ping"));
        await old.Lost;
        await next;
        await Host.AnswersAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Line58_Calls_InTheNameOfOthers_AreNobodys()
    {
        // Numbers of calls that this connection does not have: what the host lets in for them is for nobody, who has no tasks.
        var (mine, theirs) = (await Host.Test.SubmitAsync("attacker.wait"), await Host.Test.SubmitAsync("probe.wait"));
        await Host.Test.UntilAsync(mine, t => t.Checkpoint is not null);
        await Host.Test.UntilAsync(theirs, t => t.Checkpoint is not null);
        var before = await CountAsync();
        foreach (var within in new[] { 1, 2, 50, 99_999 })
        {
            await WriteAsync(Frame($$$"""{"k":"call","id":{{{700_000 + within}}},"in":{{{900_000 + within}}},"m":"tasks.submit","b":{"label":"forged","task":"attacker.wait"}}"""));
            await WriteAsync(Frame($$$"""{"k":"call","id":{{{750_000 + within}}},"in":{{{900_000 + within}}},"m":"tasks.cancel","b":{"id":"{{{mine}}}"} }"""));
            await WriteAsync(Frame($$$"""{"k":"call","id":{{{800_000 + within}}},"in":{{{within}}},"m":"tasks.cancel","b":{"id":"{{{theirs}}}"} }"""));
            await WriteAsync(Frame($$$"""{"k":"cancel","id":{{{within}}} }"""));
        }

        await EndAnotherAsync("attacker.wait");
        await Host.AnswersAsync();
        Assert.Equal(TaskState.Running, (await Host.Test.GetAsync(mine))!.Status);
        Assert.Equal(TaskState.Running, (await Host.Test.GetAsync(theirs))!.Status);
        Assert.Equal(before + 1, await CountAsync());
        await Host.Test.CancelAsync(mine);
        await Host.Test.CancelAsync(theirs);
        await Host.RenewAsync();

        async Task<int> CountAsync() => (await Host.Test.Host.Tasks.ListUserTasksAsync(new PluginTasks.Tasks.Facade.TaskCaller(null, ModuleTester))).Count;
    }

    [Fact(Timeout = 60_000)]
    public async Task Line58_AnswersToOthersCalls_ReachNobody()
    {
        // The honest module has a call open, and is asked at the same time, over a pipe of its own.
        var theirs = await Host.Test.SubmitAsync("probe.wait");
        await Host.Test.UntilAsync(theirs, t => t.Checkpoint is not null);
        var forged = Enumerable.Range(1, 3000).SelectMany(id => Frame($$$"""{"k":"ok","id":{{{id}}},"b":{"value":"forged","effects":[]}}""")).ToArray();
        var honest = Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Host.AnswersAsync()));
        await Record.ExceptionAsync(() => WriteAsync(forged));

        await honest;
        await EndAnotherAsync("probe.wait");
        Assert.Equal(TaskState.Running, (await Host.Test.GetAsync(theirs))!.Status);
        await Host.Test.CancelAsync(theirs);
        Assert.Equal(TaskState.Cancelled, (await Host.Test.WaitAsync(theirs)).Status);
        await Host.RenewAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Line59_Answers_GivenTwiceOrLate_CountOnce()
    {
        // From the highest number down, so that none is for a call that is made later; each twice; and each write so small that it is not torn apart.
        var forged = Enumerable.Range(1, 3000).Reverse().Chunk(10)
            .Select(ids => ids.SelectMany(id => Forged(id, "first").Concat(Forged(id, "second"))).ToArray());
        var calls = forged.Select(bytes => new { n = Number("write"), a = new object[] { ToHost, new { @in = Convert.ToBase64String(bytes) }, bytes.Length } }).ToArray();

        // It answers its own call before its code does; what its code gives then is nobody's.
        Assert.Equal("first", (await Host.Test.CallAsync("attacker.calls", new { calls })).Value!.Value.GetString());
        Assert.Equal(Host.WorkerId, (await Host.Test.CallAsync("attacker.ping")).Value!.Value.GetInt32());
        await WriteAsync(Frame("""{"k":"error","id":1,"b":{"code":"late","message":"late"}}"""));
        Assert.Equal(Host.WorkerId, (await Host.Test.CallAsync("attacker.ping")).Value!.Value.GetInt32());
        await Host.AnswersAsync();

        static byte[] Forged(int id, string value) => Frame($$$"""{"k":"ok","id":{{{id}}},"b":{"value":"{{{value}}}","effects":[]}}""");
    }

    [Theory(Timeout = 60_000)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Line60_Frames_OnTheConsole_AreText(int descriptor)
    {
        var forged = Frame($$$"""{"k":"note","m":"log","b":{"level":"error","message":"forged on {{{descriptor}}}"}}""");
        await Host.CallAsync(Side.Worker, Call.To("write", descriptor, forged, forged.Length), Call.To("write", descriptor, "\n", 1));

        var line = await Host.Log.UntilAsync(l => l.Contains($"forged on {descriptor}", StringComparison.Ordinal));
        Assert.Contains("\"k\":\"note\"", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Error: forged", line, StringComparison.Ordinal);
    }

    [Fact(Timeout = 60_000)]
    public async Task Line62_LogLines_AreNotForged()
    {
        const string Forged = "62 ok\r\n12:00:00 info: PluginTasks.Accounts[1] admin signed in \u001b[2J\u001b]0;title\u0007 \u009b31m \u2028 \u202egnp.exe \u0000 end";
        await Host.Test.CallAsync("attacker.say", new { text = Forged });
        var written = Encoding.UTF8.GetBytes(Forged.Replace("62 ok", "62 raw", StringComparison.Ordinal) + "\n");
        await Host.CallAsync(Side.Worker, Call.To("write", 1, written, written.Length), Call.To("write", 2, written, written.Length));

        await Host.Log.UntilAsync(l => l.Contains("62 raw", StringComparison.Ordinal));
        await Host.Log.UntilAsync(l => l.Contains("62 ok", StringComparison.Ordinal));
        var lines = Host.Log.Lines.Where(l => l.Contains("62 ok", StringComparison.Ordinal) || l.Contains("62 raw", StringComparison.Ordinal) || l.Contains("admin signed in", StringComparison.Ordinal)).ToList();
        Assert.All(lines, l => Assert.StartsWith("attacker: ", l, StringComparison.Ordinal));
        Assert.All(lines, l => Assert.DoesNotContain(l, letter => char.IsControl(letter) || letter is '\u2028' or '\u202e'));
    }

    [Fact(Timeout = 60_000)]
    public async Task Line62_LogLines_OfAFrame_AreNotForged()
    {
        // As no SDK writes it: letters that JSON leaves as they are, and all parts of a line.
        const string Forged = "62 frame\\r\\n12:00:00 info: forged \\u001b[2J\u009b31m \u2028 \u202egnp.exe";
        await WriteAsync(Frame($$$"""{"k":"note","m":"log","b":{"level":"info","message":"{{{Forged}}}","exception":"{{{Forged}}}","fields":{"a":"{{{Forged}}}"}} }"""));

        await Host.Log.UntilAsync(l => l.Contains("62 frame", StringComparison.Ordinal));
        var line = Assert.Single(Host.Written, l => l.Message.Contains("62 frame", StringComparison.Ordinal));
        foreach (var part in new[] { line.Message, line.Exception!.Replace("\n ", "", StringComparison.Ordinal), line.Fields! })
        {
            Assert.DoesNotContain(part, letter => char.IsControl(letter) || letter is '\u2028' or '\u202e');
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task Line54_LinesOfAFrame_AreCut()
    {
        var much = new string('z', 200_000);
        var frame = Frame($$$"""{"k":"note","m":"log","b":{"level":"info","message":"{{{much}}}","exception":"{{{much}}}","fields":{"a":"{{{much}}}"}} }""");
        await WriteAsync(frame);

        await Host.Log.UntilAsync(l => l.Contains("zzzz", StringComparison.Ordinal));
        var line = Assert.Single(Host.Written, l => l.Message.StartsWith("zzzz", StringComparison.Ordinal));
        Assert.All([line.Message, line.Exception!, line.Fields!], part => Assert.InRange(part.Length, 1_000, 70_000));
    }

    [Fact(Timeout = 60_000)]
    public async Task Line63_Types_NamedInJson_LoadNothing()
    {
        const string Type = "System.Net.Mail.SmtpClient, System.Net.Mail";
        await Host.Test.CallAsync("attacker.calls", new { calls = Array.Empty<object>(), type = Type });
        await WriteAsync(Frame($$$"""{"k":"note","m":"log","b":{"level":"info","message":"typed","fields":{"$type":"{{{Type}}}"} } }"""));
        await Host.Log.UntilAsync(l => l.EndsWith("typed", StringComparison.Ordinal));
        await CostsItsWorkerAsync(Frame($$$"""{"k":"call","id":600001,"m":"tasks.get","b":{"$type":"{{{Type}}}","id":"x"}}"""));

        Assert.DoesNotContain(AppDomain.CurrentDomain.GetAssemblies(), a => a.GetName().Name == "System.Net.Mail");
        await Host.AnswersAsync();
        await Host.RenewAsync();
    }

    [Theory(Timeout = 60_000)]
    [InlineData("cancel")]
    [InlineData("update")]
    [InlineData("emit")]
    [InlineData("ask")]
    [InlineData("respond")]
    [InlineData("notify")]
    public async Task Line65_TasksOfOtherModules_AreNotTouched(string how)
    {
        // They belong to the same user, so it is the module alone that decides.
        var theirs = await Host.Test.SubmitAsync("probe.wait");
        var before = await Host.Test.UntilAsync(theirs, t => t.Checkpoint is not null);

        var touched = await Record.ExceptionAsync(async () => Assert.Null((await Host.Test.CallAsync("attacker.task", new { id = theirs, how })).Value?.GetString()));

        Assert.NotNull(touched);
        Assert.True(touched is SdkException { Code: ErrorCodes.TaskOfOtherModule or ErrorCodes.TaskNotFound }, touched.ToString());
        Assert.Equal(before.ToString(), (await Host.Test.GetAsync(theirs))!.ToString());
        await Host.Test.CancelAsync(theirs);
    }

    [Fact(Timeout = 60_000)]
    public async Task Line65_IdsOfOthersTasks_AreNotTakenOver()
    {
        // One of the numbers is that of the call in which this is written, so some of it is said for the tasks' own user.
        var theirs = await Host.Test.SubmitAsync("probe.wait");
        var before = await Host.Test.UntilAsync(theirs, t => t.Checkpoint is not null);
        await WriteAsync([.. Enumerable.Range(1, 2000).SelectMany(within =>
            Frame($$$"""{"k":"call","id":{{{500_000 + within}}},"in":{{{within}}},"m":"tasks.submit","b":{"id":"{{{theirs}}}","label":"stolen","work":1}}"""))]);

        await Host.AnswersAsync();
        Assert.Equal(before.ToString(), (await Host.Test.GetAsync(theirs))!.ToString());
        await Host.Test.CancelAsync(theirs);
        await Host.RenewAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Line65_StreamsFilesAndModules_OfOthers_AreNotTouched()
    {
        Assert.NotNull(await Record.ExceptionAsync(() => Host.Test.CallAsync("attacker.publish", new { stream = "probe.news" })));
        Assert.NotNull(await Record.ExceptionAsync(() => Host.Test.CallAsync("attacker.publish", new { stream = "attackermore.news" })));

        // The SDK has refused these; the host does, too.
        foreach (var stream in new[] { "probe.news", "attackermore.news", "attacker" })
        {
            await WriteAsync(Frame($$$"""{"k":"call","id":{{{650_000 + stream.Length}}},"m":"streams.publish","b":{"stream":"{{{stream}}}","event":"forged"}}"""));
        }

        await Host.Test.CallAsync("attacker.publish", new { stream = "attacker.news" });
        Assert.All(Host.Published, stream => Assert.Equal("attacker.news", stream));
        Assert.NotEmpty(Host.Published);
        Assert.Equal(ErrorCodes.FilesystemDenied, (await Assert.ThrowsAnyAsync<SdkException>(() => Host.Test.CallAsync("attacker.read", new { path = Host.At("host/modules/probe/x") }))).Code);
        Assert.Equal(ErrorCodes.HostDenied, (await Assert.ThrowsAnyAsync<SdkException>(() => Host.Test.CallAsync("attacker.host"))).Code);
        Assert.NotNull(await Record.ExceptionAsync(() => Host.Test.CallAsync("attacker.start", new { name = "probe.echo" })));
        await Host.RefusesAsync(Side.Program, Open(Host.At("host/modules/probe")).Fails(Denied));
    }

    [Fact(Timeout = 60_000)]
    public async Task Line65_LogsOfOthersTasks_AreNotWritten()
    {
        var theirs = await Host.Test.SubmitAsync("probe.wait");
        await Host.Test.UntilAsync(theirs, t => t.Checkpoint is not null);
        await WriteAsync(Frame($$$"""{"k":"note","m":"log","b":{"level":"info","message":"65 forged","task_id":"{{{theirs}}}"}}"""));

        await Host.Log.UntilAsync(l => l.Contains("65 forged", StringComparison.Ordinal));
        Assert.Null(Assert.Single(Host.Written, l => l.Message == "65 forged").TaskId);
        await Host.Test.CancelAsync(theirs);
    }

    private static Session ModuleTester => PluginTasks.Testing.ModuleTestHostOptions.Tester;

    private static int Number(string call) => Call.To(call).Number;

    private static byte[] Header(int length)
    {
        var header = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(header, length);
        return header;
    }

    private static byte[] Frame(string json) => Frame(Encoding.UTF8.GetBytes(json));

    private static byte[] Frame(byte[] json) => [.. Header(json.Length), .. json];

    /// <summary>A task that is made and ended as it should be: what was on its way before it is done by then.</summary>
    private async Task EndAnotherAsync(string name)
    {
        var task = await Host.Test.SubmitAsync(name);
        await Host.Test.UntilAsync(task, t => t.Checkpoint is not null);
        await Host.Test.CancelAsync(task);
        await Host.Test.WaitAsync(task);
    }

    private async Task WriteAsync(byte[] bytes) => await Host.CallAsync(Side.Worker, Call.To("write", ToHost, bytes, bytes.Length));

    /// <summary>The host gives up this worker, serves all others, and starts it anew.</summary>
    private async Task CostsItsWorkerAsync(byte[] bytes)
    {
        var old = Host.Attacker.Current!;
        await Assert.ThrowsAnyAsync<Exception>(() => WriteAsync(bytes));

        Assert.StartsWith("worker given up", await old.Lost, StringComparison.Ordinal);
        await Host.AnswersAsync();
        await Host.RenewAsync();
    }
}
