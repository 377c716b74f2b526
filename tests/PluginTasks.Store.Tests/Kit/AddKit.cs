using PluginTasks.Sdk;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Kit;

/// <summary>Adding and getting.</summary>
public abstract class AddKit : TaskStoreKit
{
    public static TheoryData<string> Texts =>
    [
        "", "plain", "naïve Übergröße", "日本語", "🧮👩‍👩‍👧‍👦", "a\0b", "'; DROP TABLE tasks; --", "%_\\", "\u202E\uFEFF\uFFFF\u0085\r\n\t", "e\u0301",
    ];

    [Fact]
    public async Task Add_EveryField_ComesBack()
    {
        var task = New() with
        {
            Status = TaskState.WaitingConfirmation, Progress = 0.25, TaskKey = "key", OrganizationId = "acme", SessionKey = "s1", Priority = 9,
            StartedAt = Start.AddSeconds(1), UpdatedAt = Start.AddSeconds(2), Attempt = 3, Crashes = 2, TimeoutSeconds = 12.5,
            Checkpoint = "[1]", Result = "{}", Error = "no", TaskName = "reports.monthly", Args = """{"a":1}""", Resumes = true,
            Retry = """{"max":3}""", NotBefore = Start.AddSeconds(3), Completion = """{"action":"x"}""", Question = "[]", Answer = "{}",
            Owner = "p1", Seq = 7, Context = """{"v":1}""", Watchers = """["bob"]""",
        };

        var added = await Store.AddAsync(task);

        Assert.True(added.IsNew);
        Assert.Equal(task, added.Task);
        Assert.Equal(task, await Store.GetAsync(task.Id));
    }

    [Fact]
    public async Task Add_OnlyWhatIsRequired_LeavesTheRestNull()
    {
        var task = await AddAsync(New());

        Assert.Equal(task, await Store.GetAsync(task.Id));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Add_AnyText_ComesBack(string text)
    {
        var task = await AddAsync(New() with { Label = text, Module = text, UserId = text, TaskKey = text, OrganizationId = text, Checkpoint = text });

        Assert.Equal(task, await Store.GetAsync(task.Id));
        Assert.Equal(task.Id, await IdsAsync(new TaskQuery { Label = text, Module = text, UserId = text, TaskKey = text, TaskKeyPrefix = text, OrganizationId = text }));
    }

    [Fact]
    public async Task Add_OneMebibyte_ComesBack()
    {
        var text = $"\"{new string('é', 512 * 1024)}\"";
        var task = await AddAsync(New() with { Checkpoint = text, Result = text, Args = text });

        Assert.Equal(task, await Store.GetAsync(task.Id));
    }

    [Fact]
    public async Task Add_FinerTimesAndOtherOffsets_AreCutToMillisecondsInUtc()
    {
        var time = new DateTimeOffset(2026, 3, 1, 14, 0, 0, TimeSpan.FromHours(2)).AddTicks(12_345_678);
        var added = await AddAsync(New() with { CreatedAt = time, UpdatedAt = time, NotBefore = time });

        Assert.Equal(Start.AddMilliseconds(1_234), added.CreatedAt);
        Assert.Equal(TimeSpan.Zero, added.CreatedAt.Offset);
        Assert.Equal(added, await Store.GetAsync(added.Id));
    }

    [Fact]
    public async Task Add_AnIdThatIsThere_AnswersWithThatTask()
    {
        var first = await AddAsync(New());

        var again = await Store.AddAsync(first with { Label = "other" });

        Assert.False(again.IsNew);
        Assert.Equal(first, again.Task);
        Assert.Equal(first, await Store.GetAsync(first.Id));
    }

    [Fact]
    public async Task Get_WhatIsNotThere_IsNull() => Assert.Null(await Store.GetAsync("nobody"));

    [Fact]
    public async Task Add_CancelledBefore_AddsNothing()
    {
        var task = New();
        var cancelled = new CancellationToken(canceled: true);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.AddAsync(task, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.ChangeAsync(Step(task.Id, TaskState.Pending, TaskState.Running), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.ListAsync(new TaskQuery(), cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.GetAsync(task.Id, cancelled));

        Assert.Null(await Store.GetAsync(task.Id));
    }
}
