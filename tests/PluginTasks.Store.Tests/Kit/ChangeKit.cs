using PluginTasks.Sdk;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Kit;

/// <summary>Changes and their fences.</summary>
public abstract class ChangeKit : TaskStoreKit
{
    [Fact]
    public async Task Change_EveryField_IsKept()
    {
        var task = await AddAsync(New() with { Status = TaskState.Running, Seq = 4 });

        var changed = await Store.ChangeAsync(new TaskChange
        {
            Id = task.Id, From = [TaskState.Running], Attempt = 1, At = Start.AddSeconds(9), To = TaskState.WaitingConfirmation, Progress = 0.5,
            Label = "l", Checkpoint = "c", Result = "r", Error = "e", StartedAt = Start.AddSeconds(8), AttemptsMore = 1, Crashes = 2,
            NotBefore = Start.AddSeconds(7), Owner = "o", Question = "q", Answer = "a", Events = 3,
        });

        var expected = task with
        {
            UpdatedAt = Start.AddSeconds(9), Status = TaskState.WaitingConfirmation, Progress = 0.5, Label = "l", Checkpoint = "c", Result = "r",
            Error = "e", StartedAt = Start.AddSeconds(8), Attempt = 2, Crashes = 2, NotBefore = Start.AddSeconds(7), Owner = "o", Question = "q",
            Answer = "a", Seq = 7,
        };
        Assert.Equal(expected, changed);
        Assert.Equal(expected, await Store.GetAsync(task.Id));
    }

    [Fact]
    public async Task Change_Nothing_MovesTimeAndSeqAlone()
    {
        var task = await AddAsync(New() with { Status = TaskState.Running, Checkpoint = "c", Question = "q", Owner = "o", Progress = 0.3 });

        await Store.ChangeAsync(Step(task.Id, TaskState.Running, null));

        Assert.Equal(task with { UpdatedAt = Start.AddSeconds(1), Seq = 1 }, await Store.GetAsync(task.Id));
    }

    [Fact]
    public async Task Change_WithNoEvents_LeavesSeq()
    {
        var task = await AddAsync(New() with { Seq = 5 });

        Assert.Equal(5, (await Store.ChangeAsync(Step(task.Id, TaskState.Pending, null) with { Events = 0 }))!.Seq);
    }

    [Theory]
    [InlineData(TaskState.Completed, 1)]
    [InlineData(TaskState.Failed, 0.4)]
    [InlineData(TaskState.Cancelled, 0.4)]
    [InlineData(TaskState.Interrupted, 0.4)]
    public async Task Change_ToTheEnd_IsDatedAndTheLast(TaskState end, double progress)
    {
        var task = await AddAsync(New() with { Status = TaskState.Running, Progress = 0.4 });

        var ended = await Store.ChangeAsync(Step(task.Id, TaskState.Running, end, 5));

        Assert.Equal(task with { Status = end, UpdatedAt = Start.AddSeconds(5), FinishedAt = Start.AddSeconds(5), Progress = progress, Seq = 1 }, ended);
        Assert.Equal(ended, await Store.GetAsync(task.Id));
        Assert.Null(await Store.ChangeAsync(Step(task.Id, TaskState.Running, TaskState.Failed, 6)));
        Assert.Null(await Store.ChangeAsync(Step(task.Id, end, null, 6)));
        Assert.Equal(ended, await Store.GetAsync(task.Id));
    }

    [Fact]
    public async Task Change_ThroughALife_KeepsEachStep()
    {
        var task = await AddAsync(New());
        TaskState[] steps =
        [
            TaskState.Pending, TaskState.Running, TaskState.WaitingConfirmation, TaskState.Running, TaskState.Pending,
            TaskState.Running, TaskState.WaitingConfirmation, TaskState.Pending, TaskState.Running, TaskState.Completed,
        ];

        foreach (var (from, to) in steps.Zip(steps.Skip(1)))
        {
            Assert.Equal(to, (await Store.ChangeAsync(Step(task.Id, from, to)))!.Status);
            Assert.Equal(to, (await Store.GetAsync(task.Id))!.Status);
        }

        Assert.Equal(steps.Length - 1, (await Store.GetAsync(task.Id))!.Seq);
    }

    [Fact]
    public async Task Change_NotAwaited_IsMadeInOrderAndEachIsAnswered()
    {
        var tasks = new List<TaskRecord>();
        for (var i = 0; i < 300; i++)
        {
            tasks.Add(await AddAsync(New()));
        }

        var changes = tasks.Select(t => new[]
        {
            Store.ChangeAsync(Step(t.Id, TaskState.Pending, TaskState.Running) with { StartedAt = Start.AddSeconds(1) }),
            Store.ChangeAsync(Step(t.Id, TaskState.Running, null) with { Checkpoint = t.Id, Notice = Notice($"half of {t.Id}", task: t.Id) }),
            Store.ChangeAsync(Step(t.Id, TaskState.Running, TaskState.Completed, 5) with { Result = "1", Notice = Notice($"end of {t.Id}", task: t.Id) }),
        }).ToList();

        foreach (var (task, answers) in tasks.Zip(await Task.WhenAll(changes.Select(Task.WhenAll))))
        {
            var ended = task with
            {
                Status = TaskState.Completed, StartedAt = Start.AddSeconds(1), UpdatedAt = Start.AddSeconds(5), FinishedAt = Start.AddSeconds(5),
                Checkpoint = task.Id, Result = "1", Progress = 1, Seq = 3,
            };
            Assert.Equal([TaskState.Running, TaskState.Running, TaskState.Completed], answers.Select(a => a!.Status));
            Assert.Equal([1L, 2L, 3L], answers.Select(a => a!.Seq));
            Assert.Equal(ended, answers[^1]);
            Assert.Equal(ended, await Store.GetAsync(task.Id));
        }

        Assert.Equal(tasks.SelectMany(t => new[] { $"half of {t.Id}", $"end of {t.Id}" }).Order(), (await Store.ListNoticesAsync("anna")).Select(n => n.MessageId).Order());
        Assert.Equal(300, await Store.CountAsync(new TaskQuery { Status = [TaskState.Completed] }));
        Assert.Empty(await Store.ListActiveAsync());
    }

    [Fact]
    public async Task Change_NotAwaited_IsSeenByWhatComesNext()
    {
        for (var i = 0; i < 50; i++)
        {
            var task = await AddAsync(New() with { Completion = "{}" });

            var started = Store.ChangeAsync(Step(task.Id, TaskState.Pending, TaskState.Running));
            var ended = Store.ChangeAsync(Step(task.Id, TaskState.Running, TaskState.Failed));
            var late = Store.ChangeAsync(Step(task.Id, TaskState.Running, TaskState.Completed));
            var again = Store.AddAsync(task);
            var done = Store.CompletionDoneAsync(task.Id);
            var removed = Store.RemoveFinishedAsync(Start.AddDays(1));

            Assert.Equal((TaskState.Running, TaskState.Failed), ((await started)!.Status, (await ended)!.Status));
            Assert.Null(await late);
            Assert.Equal(await ended, (await again).Task);
            await done;
            Assert.Equal(1, await removed);
            Assert.Null(await Store.GetAsync(task.Id));
        }
    }

    [Fact]
    public async Task Change_OfAnUnknownTask_IsNull() => Assert.Null(await Store.ChangeAsync(Step("nobody", TaskState.Pending, TaskState.Running)));

    [Fact]
    public async Task Change_FromAnotherStateOrAttempt_ChangesNothing()
    {
        var task = await AddAsync(New() with { Status = TaskState.Running, Attempt = 2 });
        var notice = Notice("late", task: task.Id);

        Assert.Null(await Store.ChangeAsync(Step(task.Id, TaskState.Pending, TaskState.Running) with { Notice = notice }));
        Assert.Null(await Store.ChangeAsync(Step(task.Id, TaskState.Running, TaskState.Completed) with { Attempt = 1, Notice = notice }));
        Assert.Null(await Store.ChangeAsync(Step(task.Id, TaskState.Running, TaskState.Completed) with { From = [], Notice = notice }));

        Assert.Equal(task, await Store.GetAsync(task.Id));
        Assert.Empty(await NoticesAsync());
        Assert.NotNull(await Store.ChangeAsync(Step(task.Id, TaskState.Running, TaskState.Completed) with { Attempt = 2 }));
    }

    [Fact]
    public async Task Change_AnImpossibleStep_ThrowsAndChangesNothing()
    {
        var task = await AddAsync(New());
        var neighbour = New();

        var impossible = Store.ChangeAsync(Step(task.Id, TaskState.Pending, TaskState.Completed));
        var added = Store.AddAsync(neighbour);

        await Assert.ThrowsAsync<ImpossibleTransitionException>(() => impossible);
        Assert.True((await added).IsNew);
        Assert.Equal(task, await Store.GetAsync(task.Id));
    }

    [Fact]
    public async Task Change_ThatNeedsAnOpenQuestion_TakesTheFirstAnswerOnly()
    {
        var task = await AddAsync(New() with { Status = TaskState.WaitingConfirmation });
        var answer = Step(task.Id, TaskState.WaitingConfirmation, null) with { NeedsOpenQuestion = true };

        Assert.Null(await Store.ChangeAsync(answer with { Answer = "early" }));
        await Store.ChangeAsync(Step(task.Id, TaskState.WaitingConfirmation, null) with { Question = "sure?" });
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Store.ChangeAsync(answer with { Answer = $"{i}" })));

        var first = Assert.Single(answers, a => a is not null);
        Assert.Equal(first, await Store.GetAsync(task.Id));
        var cleared = await Store.ChangeAsync(Step(task.Id, TaskState.WaitingConfirmation, TaskState.Running) with { ClearsQuestion = true });
        Assert.Equal((null, null), (cleared!.Question, cleared.Answer));
        Assert.Equal(cleared, await Store.GetAsync(task.Id));
    }

    [Fact]
    public async Task Change_ManyAtOnce_OneWinsAndSeqCountsThemAll()
    {
        var task = await AddAsync(New() with { Status = TaskState.Running });

        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => Store.ChangeAsync(Step(task.Id, TaskState.Running, null) with { Progress = i / 200.0 }))));
        var ends = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => Store.ChangeAsync(Step(task.Id, TaskState.Running, TaskState.Failed)))));

        Assert.Single(ends, e => e is not null);
        Assert.Equal(201, (await Store.GetAsync(task.Id))!.Seq);
    }

    [Fact]
    public async Task Change_OneMebibyte_IsKept()
    {
        var text = $"\"{new string('日', 340 * 1024)}\"";
        var task = await AddAsync(New() with { Status = TaskState.Running });

        await Store.ChangeAsync(Step(task.Id, TaskState.Running, null) with { Checkpoint = text });
        await Store.ChangeAsync(Step(task.Id, TaskState.Running, TaskState.Completed) with { Result = text });

        var kept = (await Store.GetAsync(task.Id))!;
        Assert.Equal((text, text), (kept.Checkpoint, kept.Result));
    }

    [Fact]
    public async Task Change_Watcher_IsAddedOnceAndNotTheOwner()
    {
        var task = await AddAsync(New());

        await Store.ChangeAsync(Step(task.Id, TaskState.Pending, null) with { Watcher = "bob" });
        await Store.ChangeAsync(Step(task.Id, TaskState.Pending, null) with { Watcher = "bob" });
        await Store.ChangeAsync(Step(task.Id, TaskState.Pending, null) with { Watcher = "anna" });
        await Store.ChangeAsync(Step(task.Id, TaskState.Pending, null) with { Watcher = "eve" });

        Assert.Equal(["bob", "eve"], (await Store.GetAsync(task.Id))!.WatchedBy());
    }

    [Fact]
    public async Task Change_WhereSomethingWasToldSince_DoesNotHold()
    {
        var task = await AddAsync(New() with { Seq = 4 });

        Assert.Null(await Store.ChangeAsync(Step(task.Id, TaskState.Pending, null) with { IfSeq = 3 }));
        Assert.Equal(5, (await Store.ChangeAsync(Step(task.Id, TaskState.Pending, null) with { IfSeq = 4 }))!.Seq);
    }

    [Fact]
    public async Task RemoveFinished_OfAScope_LeavesTheOthers()
    {
        await AddFinishedAsync(New() with { UserId = "anna", OrganizationId = "acme" }, 1);
        await AddFinishedAsync(New() with { UserId = "bob", OrganizationId = "acme" }, 1);
        await AddFinishedAsync(New() with { UserId = "carl" }, 1);

        Assert.Equal(1, await Store.RemoveFinishedAsync(Start.AddDays(1), scope: new TaskScope(UserId: "anna")));
        Assert.Equal(1, await Store.RemoveFinishedAsync(Start.AddDays(1), scope: new TaskScope(OrganizationId: "acme")));
        Assert.Equal(1, await Store.RemoveFinishedAsync(Start.AddDays(1)));
    }
}
