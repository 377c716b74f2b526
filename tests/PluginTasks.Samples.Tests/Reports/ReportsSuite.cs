using System.Threading.Channels;
using PluginTasks.Sdk;
using PluginTasks.Testing;

namespace PluginTasks.Samples.Tests.Reports;

/// <summary>What the module does, wherever its code runs.</summary>
public abstract class ReportsSuite : ReportsTest
{
    [Theory]
    [InlineData("merge", true)]
    [InlineData("keep", false)]
    public async Task Report_ToldWhatToDo_HasTheTotalsOfTheFile(string onDuplicates, bool merged)
    {
        await using var host = await StartAsync();

        var task = await host.RunTaskAsync("generate_monthly", new { month = Month, on_duplicates = onDuplicates });

        IsRight(task, merged);
        Assert.Equal(1, task.Attempt);
        Assert.Equal("2026-04: writing the report", task.Label);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Report_FindsDuplicates_AsksAndDoesAsItIsTold(bool confirmed)
    {
        await using var host = await StartAsync();
        var id = await StartReportAsync(host);

        var asking = await host.UntilAsync(id, t => t.Status == TaskState.WaitingConfirmation);
        await host.RespondAsync(id, new { confirmed });

        Assert.Equal(100_000, RowsRead(asking));
        IsRight(await host.WaitAsync(id), merged: confirmed);
    }

    [Fact]
    public async Task Start_AppendsACardThatTellsThePage()
    {
        await using var host = await StartAsync();

        var effect = Assert.Single((await host.CallAsync("start", new { month = Month, on_duplicates = "keep" }, page: "index")).Effects);

        Assert.Equal(("property_update", "cards", "children", PatchAction.Append), (effect.Kind, effect.ComponentId, effect.Property, effect.Action));
        Assert.Equal(
            ("reports.ended", "reports.ended", "reports.asked"),
            (Name("on_completed"), Name("on_error"), Name("on_confirmation")));
        IsRight(await host.WaitAsync(TaskOf(effect.Value!.Value)), merged: false);

        string Name(string callback) => effect.Value!.Value.GetProperty(callback).GetProperty("name").GetString()!;
    }

    [Fact]
    public async Task Start_OfAMonthThatIsBeingMade_LeadsToTheSameTask()
    {
        await using var host = await StartAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => StartReportAsync(host)));

        Assert.Single(ids.Distinct());
        Assert.NotEqual(ids[0], await StartReportAsync(host, "2026-05"));
    }

    [Theory]
    [InlineData("April")]
    [InlineData("2026-13")]
    [InlineData("2026-04/../../x")]
    public async Task Start_OfNoMonth_IsRefused(string month)
    {
        await using var host = await StartAsync();

        var wrong = await Assert.ThrowsAsync<InvalidPayloadException>(() => host.CallAsync("start", new { month }));

        Assert.Equal("A month is written as 2026-04.", wrong.Fields["month"]);
        await Assert.ThrowsAsync<InvalidPayloadException>(() => host.SubmitAsync("generate_monthly", new { month }));
    }

    [Fact]
    public async Task Permissions_AreDemanded()
    {
        await using var host = await StartAsync();
        var guest = new Session { UserId = "eve", Role = "guest" };

        Assert.Equal(ErrorCodes.PermissionDenied, await CodeOf(host.CallAsync("start", new { month = Month }, guest)));
        Assert.Equal(ErrorCodes.PermissionDenied, await CodeOf(host.SubmitAsync("generate_monthly", session: guest)));
        Assert.Equal(ErrorCodes.PermissionDenied, await CodeOf(host.SubmitAsync("reports.agent.summarizer", new { prompt = Month }, guest)));
        Assert.Equal(ErrorCodes.PermissionDenied, await CodeOf(host.CallAsync("prepare", new { month = Month })));
    }

    [Fact]
    public async Task Prepare_ByWhoMay_WritesTheSalesAnew()
    {
        await using var host = await StartAsync();

        var effect = Assert.Single((await host.CallAsync("prepare", new { month = "2026-07" }, Root, "index")).Effects);
        if (effect.Kind == "property_update")
        {
            await host.WaitAsync(TaskOf(effect.Value!.Value), Root);
        }

        Assert.Equal(100_000, SalesByHand.Read(DataFolder, "2026-07").Rows);
    }

    [Fact]
    public async Task Summarizer_AskedByThePage_SumsUpWhatIsInTheArchive()
    {
        await using var host = await StartAsync();
        await host.RunTaskAsync("generate_monthly", new { month = Month, on_duplicates = "merge" });

        var card = Assert.Single((await host.CallAsync("summarize", new { prompt = "How was 2026-04?" }, page: "index")).Effects);
        var told = await host.WaitAsync(TaskOf(card.Value!.Value));
        var unknown = await host.RunTaskAsync("reports.agent.summarizer", new { prompt = "And 2025-01?" });

        var total = SalesByHand.Read(DataFolder, Month).CentsMerged / 100m;
        Assert.Matches(FormattableString.Invariant($"^2026-04: 8 shops sold for {total:N2} euros, [A-Z][a-z]+ the most.$"), told.Result!.Value.GetString());
        Assert.Equal((TaskState.Failed, "There is no such report. Name the month of one that is finished, such as 2026-04."), (unknown.Status, unknown.Error));
    }

    [Fact]
    public async Task SigningKey_IfSet_SignsTheReport()
    {
        await using (var host = await StartAsync())
        {
            var unsigned = await host.RunTaskAsync("generate_monthly", new { month = Month, on_duplicates = "keep" });
            Assert.Equal(System.Text.Json.JsonValueKind.Null, unsigned.Result!.Value.GetProperty("signature").ValueKind);
        }

        await using var signing = await StartAsync(new ModuleTestHostOptions { Settings = new { signing_key = "a key" } });
        var signed = await signing.RunTaskAsync("generate_monthly", new { month = Month, on_duplicates = "keep" });
        Assert.Matches("^[0-9a-f]{64}$", signed.Result!.Value.GetProperty("signature").GetString());
    }

    [Fact]
    public async Task Setting_OfANumber_MayBeTextThatSaysOne()
    {
        // As a variable or a file gives it.
        await using var host = await StartAsync(new ModuleTestHostOptions { Settings = new { rows_per_step = "50000" } });
        await using var wrong = await StartAsync(new ModuleTestHostOptions { Settings = new { rows_per_step = "many" } });

        IsRight(await host.RunTaskAsync("generate_monthly", new { month = Month, on_duplicates = "keep" }), merged: false);
        var error = await Assert.ThrowsAnyAsync<SdkException>(() => wrong.CallAsync("asked"));
        Assert.Contains("its setting 'rows_per_step' is a number", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ShowsWhatItsUserHasStarted()
    {
        await using var host = await StartAsync();
        var id = (await host.RunTaskAsync("generate_monthly", new { month = Month, on_duplicates = "keep" })).TaskId;

        var effect = Assert.Single(await host.LoadPageAsync("index"));

        Assert.Equal(("data_model_update", "/tasks"), (effect.Kind, effect.Path));
        var row = Assert.Single(effect.Value!.Value.EnumerateArray());
        Assert.Equal((id, "completed"), (row.GetProperty("task_id").GetString(), row.GetProperty("status").GetString()));
        Assert.Empty((await host.LoadPageAsync("index", session: new Session { UserId = "eve", Role = "user" })).Single().Value!.Value.EnumerateArray());
        Assert.Single((await host.LoadPageAsync("index", session: Root)).Single().Value!.Value.EnumerateArray());
    }

    [Fact]
    public async Task Callbacks_RenewTheTableAndTellTheUser()
    {
        await using var host = await StartAsync();

        var completed = (await host.CallAsync("ended", new { label = "Report", progress = 1.0, result = new { rows = 1 } })).Effects;
        var failed = (await host.CallAsync("ended", new { label = "Report", error = "No space left." })).Effects;
        var asked = (await host.CallAsync("asked", new { label = "Report" })).Effects;

        Assert.Equal(["data_model_update", "notify: Report is ready."], completed.Select(Told));
        Assert.Equal(["data_model_update", "notify: No space left."], failed.Select(Told));
        Assert.Equal(["notify: Report has a question."], asked.Select(Told));

        static string Told(TestEffect effect) => effect.Text is null ? effect.Kind : $"{effect.Kind}: {effect.Text}";
    }

    [Fact]
    public async Task ArchiveWatch_TellsOpenPages()
    {
        var events = Channel.CreateUnbounded<PublishedEvent>();
        await using var host = await StartAsync(new ModuleTestHostOptions { OnPublished = e => events.Writer.TryWrite(e) });

        var first = await events.Reader.ReadAsync();

        Assert.Equal(("reports.archive", "counted", """{"reports":0,"bytes":0}"""), (first.Stream, first.Name, first.Payload!.Value.GetRawText()));
    }

    [Fact]
    public async Task Report_ThatCannotBeWritten_IsTriedAgainFromItsCheckpoint()
    {
        await using var host = await StartAsync();
        var inTheWay = Directory.CreateDirectory(Path.Combine(DataFolder, "modules", "reports", $"report-{Month}.csv"));
        var id = await host.SubmitAsync("generate_monthly", new { month = Month, on_duplicates = "merge" });

        await host.UntilAsync(id, t => t.Attempt > 1 || (t.Status == TaskState.Pending && RowsRead(t) == 100_000));
        inTheWay.Delete();

        var task = await host.WaitAsync(id);
        Assert.InRange(task.Attempt, 2, 3);
        IsRight(task, merged: true);
    }

    [Fact]
    public async Task Host_StartedAgainInTheMiddle_GoesOnAndCountsNothingTwice()
    {
        var options = SmallSteps with { Database = Path.Combine(DataFolder, "tasks.db") };
        string id;
        TaskSnapshot before;
        await using (var first = await StartAsync(options))
        {
            id = await first.SubmitAsync("generate_monthly", new { month = Month, on_duplicates = "merge" });
            before = await first.UntilAsync(id, t => RowsRead(t) >= 20_000);
        }

        await using var second = await StartAsync(options);
        var after = await second.UntilAsync(id, t => t is { Attempt: 2, Status: TaskState.Running });
        Assert.InRange(RowsRead(after), RowsRead(before), 99_000);
        IsRight(await second.WaitAsync(id), merged: true);
    }

    [Fact]
    public async Task Reload_InTheMiddle_GoesOnInTheNewCode()
    {
        await using var host = await StartAsync(SmallSteps with { DrainTimeout = TimeSpan.Zero });
        var id = await host.SubmitAsync("generate_monthly", new { month = Month, on_duplicates = "merge" });
        await host.UntilAsync(id, t => RowsRead(t) >= 20_000);

        await host.ReloadAsync();

        var task = await host.WaitAsync(id);
        Assert.Equal(2, task.Attempt);
        IsRight(task, merged: true);
    }

    private protected static async Task<string> StartReportAsync(ModuleTestHost host, string month = Month) =>
        TaskOf(Assert.Single((await host.CallAsync("start", new { month }, page: "index")).Effects).Value!.Value);

    private static async Task<string> CodeOf(Task call) => (await Assert.ThrowsAnyAsync<SdkException>(() => call)).Code;
}
