using System.Globalization;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Running;

namespace PluginTasks.Store.Tests.Model;

/// <summary>The calls.</summary>
internal sealed partial class Sequence
{
    private static TaskCaller As(string user, bool isModule = true) =>
        new(isModule ? "m" : null, new Session { UserId = user, OrganizationId = "acme", Role = "user" });

    private Task StepAsync() => random.Next(100) switch
    {
        < 22 => SubmitAsync(),
        < 34 => ReportAsync(),
        < 38 => EmitAsync(),
        < 46 => AskAsync(),
        < 54 => AnswerAsync(),
        < 58 => CancelAsync(),
        < 66 => EndWorkAsync(),
        < 70 => LateAsync(),
        < 72 => LeaveAsync(),
        < 82 => AdvanceAsync(),
        < 84 => JumpAsync(),
        < 86 => WaitAsync(),
        < 90 => ReadNoticesAsync(),
        < 92 => NotifyAsync(),
        < 97 => CrashAsync(),
        _ => RestartAsync(),
    };

    private void Say(string what)
    {
        var said = string.Create(CultureInfo.InvariantCulture, $"{model.Step}: {model.Now} {what}");
        Moves(said);
        lock (done)
        {
            done.Add(said);
        }
    }

    private (ModelTask Task, Task<PluginTasks.Tasks.Storage.AddedTask> Call) Submit()
    {
        var user = Users[random.Next(Users.Length)];
        var isRegistered = random.Next(2) == 0;
        var isDeaf = random.Next(5) == 0;
        var options = new TaskOptions
        {
            TaskKey = random.Next(3) == 0 ? $"key{random.Next(3)}" : null,
            Timeout = isRegistered && !isDeaf && random.Next(3) == 0 ? 0.25 * TimeSpan.FromSeconds(random.Next(4, 80)) : null,
            OnInterruption = isRegistered && random.Next(3) > 0 ? OnInterruption.Resume : null,
            Retry = isRegistered && random.Next(3) == 0 ? new RetryPolicy { Max = random.Next(1, 3), Jitter = 0 } : null,
        };
        var call = isRegistered
            ? life.Facade.SubmitAsync(As(user), Life.TaskName, isDeaf ? Life.DeafArgs : "{}", "Work", options)
            : life.Facade.SubmitAsync(As(user), run => life.WorkAsync(run, isDeaf), "Work", options);
        return (new ModelTask
        {
            Id = "", User = user, Organization = "acme", Key = options.TaskKey, IsRegistered = isRegistered, IsDeaf = isDeaf,
            Resumes = options.OnInterruption == OnInterruption.Resume, Retries = options.Retry?.Max ?? 0, Timeout = options.Timeout,
        }, call);
    }

    private async Task SubmitAsync()
    {
        var (wanted, call) = Submit();
        var added = await call;
        var same = model.ActiveWith(wanted.Key, wanted.Organization);
        Say($"submit {added.Task.Id} {wanted.User} key {wanted.Key} registered {wanted.IsRegistered} resumes {wanted.Resumes} retries {wanted.Retries} timeout {wanted.Timeout} deaf {wanted.IsDeaf} new {added.IsNew}");
        Demand(added.IsNew == same is null, "two tasks with one key, or none");
        if (same is null)
        {
            model.Tasks.Add(wanted.As(added.Task.Id));
        }
        else
        {
            Demand(added.Task.Id == same.Id, "another task than the one with the key");
            Watch(same, wanted.User);
        }
    }

    private static void Watch(ModelTask task, string user)
    {
        if (user != task.User)
        {
            task.Watchers.Add(user);
        }
    }

    private async Task ReportAsync()
    {
        var task = Pick(t => t.IsActive || random.Next(10) == 0);
        var progress = random.Next(-1, 12) / 10.0;
        var checkpoint = random.Next(2) == 0 ? $$"""{"step":{{model.Step}}}""" : null;
        var label = random.Next(4) == 0 ? $"at {model.Step}" : null;
        Say($"report {Short(task)} {progress} {checkpoint} {label}");
        if (task is null)
        {
            await life.Facade.UpdateProgressAsync(As("ada"), "nothing", progress, checkpoint, label);
            return;
        }

        // An attempt that is over still hears what is reported; it is no use to the task.
        var isHere = task.State is TaskState.Running or TaskState.WaitingConfirmation;
        var isOver = task.HasRun && !isHere;
        var call = life.Facade.UpdateProgressAsync(As("ada"), task.Id, Math.Clamp(progress, 0, 1), checkpoint, label);
        if (!isOver)
        {
            model.Report(task, Math.Clamp(progress, 0, 1), checkpoint, label, isHere);
        }

        if (checkpoint is not null && isHere)
        {
            checkpoints.Add((call, task));
        }
        else if (!isOver)
        {
            await call;
        }
    }

    private async Task EmitAsync()
    {
        var task = Pick(_ => true);
        Say($"emit {Short(task)}");
        await life.Facade.EmitProgressAsync(As("ada"), task?.Id ?? "nothing", 0.77, "live");
    }

    private async Task AskAsync()
    {
        if (Pick(t => t.State == TaskState.Running || (t.State == TaskState.WaitingConfirmation && t.IsAsking)) is not { } task)
        {
            return;
        }

        TimeSpan? timeout = random.Next(2) == 0 ? TimeSpan.FromMilliseconds(random.Next(500, 15_000)) : null;
        Say($"ask {Short(task)} timeout {timeout}");
        var attempt = await life.AttemptOf(task);
        var question = $$"""[{"kind":"Text","id":"q{{model.Step}}"}]""";
        var call = life.Facade.RequestConfirmationAsync(As("ada"), task.Id, question, timeout);
        _ = call.ContinueWith(static c => c.Exception, TaskScheduler.Default);
        if (task.State == TaskState.WaitingConfirmation)
        {
            Demand(await CodeOf(call) == ErrorCodes.ConfirmationPending, "a second question while one waits");
            return;
        }

        Demand(attempt.Run.Task.Attempt == task.Attempt, "another attempt runs");
        model.Ask(task, question, timeout);
        asks.Add((call, task, null));
    }

    private async Task AnswerAsync()
    {
        if (Pick(t => t.Question is not null || random.Next(6) == 0) is not { } task)
        {
            Demand(await CodeOf(life.Facade.RespondConfirmationAsync(As("ada"), "nothing", "{}")) == ErrorCodes.TaskNotFound, "an answer to nothing");
            return;
        }

        var user = Users[random.Next(Users.Length)];
        var answer = $$"""{"n":{{model.Step}}}""";
        Say($"answer {Short(task)} by {user}");
        var code = await CodeOf(life.Facade.RespondConfirmationAsync(As(user), task.Id, answer));
        var wanted = user != task.User
            ? task.Watchers.Contains(user) ? ErrorCodes.PermissionDenied : ErrorCodes.TaskNotFound
            : TaskModel.Answer(task, answer) ? null : ErrorCodes.ConfirmationNotPending;
        Demand(code == wanted, $"an answer got {code}, not {wanted}");
    }

    private async Task CancelAsync()
    {
        if (Pick(t => t.IsActive || random.Next(10) == 0) is not { } task)
        {
            return;
        }

        var user = random.Next(4) == 0 ? Users[random.Next(Users.Length)] : task.User;
        Say($"cancel {Short(task)} by {user}");
        if (user != task.User)
        {
            var code = await CodeOf(life.Facade.CancelAsync(As(user), task.Id));
            Demand(code == (task.Watchers.Contains(user) ? ErrorCodes.PermissionDenied : null), $"a cancel by a stranger got {code}");
            return;
        }

        var was = await life.Facade.CancelAsync(As(user), task.Id);
        Demand(was == model.Cancel(task), $"a cancel gave {was} for {task}");
    }

    private async Task EndWorkAsync()
    {
        if (Pick(t => t.State is TaskState.Running or TaskState.WaitingConfirmation) is not { } task)
        {
            return;
        }

        var attempt = await life.AttemptOf(task);
        switch (random.Next(5))
        {
            case < 3:
                Say($"complete {Short(task)}");
                attempt.Return($$"""{"by":{{task.Attempt}}}""");
                model.Complete(task, $$"""{"by":{{task.Attempt}}}""");
                break;
            case 3:
                Say($"throw {Short(task)}");
                attempt.Throw(new FormatException($"bad {model.Step}"));
                model.Throw(task, $"bad {model.Step}");
                break;
            default:
                Say($"lost {Short(task)}");
                attempt.Throw(new RunLostException("worker exited (signal 9)"));
                model.Interrupt(task, "worker exited (signal 9)", wasCrash: true);
                TaskModel.Free(task);
                break;
        }
    }

    /// <summary>Work whose attempt is over reports, and ends: nothing comes of it.</summary>
    private Task LateAsync()
    {
        var over = life.Attempts.Where(a => model.Tasks.Find(t => t.Id == a.Run.Task.Id) is { } t && (!t.IsActive || t.Attempt != a.Run.Task.Attempt)).ToList();
        if (over.Count > 0)
        {
            var late = over[random.Next(over.Count)];
            var task = model.Tasks.Find(t => t.Id == late.Run.Task.Id)!;
            Say($"late {Short(task)} #{late.Run.Task.Attempt}");
            _ = late.Run.UpdateProgressAsync(0.99, """{"late":true}""", "late");
            late.Run.EmitProgress(0.98, "late");
            _ = late.Run.AskAsync("""[{"kind":"Late"}]""").ContinueWith(static c => c.Exception, TaskScheduler.Default);
            if (random.Next(2) == 0)
            {
                late.Return("\"late\"");
                // Of several attempts that are over the last one is about; those before it were waited for or given up.
                if (task.DeafUntil is not null && life.Attempts.All(a => a.Run.Task.Id != task.Id || a.Run.Task.Attempt <= late.Run.Task.Attempt))
                {
                    TaskModel.Free(task);
                }
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>A module is loaded anew, and its tasks have to make way.</summary>
    private async Task LeaveAsync()
    {
        var some = model.Tasks.Where(t => t.IsActive && random.Next(2) == 0).ToList();
        Say($"leave {string.Join(' ', some.Select(Short))}");
        await life.Runtime.LeaveAsync(t => some.Exists(s => s.Id == t.Id));
        some.ForEach(model.Leave);
    }

    private async Task NotifyAsync()
    {
        if (Pick(_ => true) is { } task)
        {
            Say($"notify {Short(task)}");
            await life.Facade.NotifyAsync(As("ada"), task.Id, new TaskNotification("k", "title"));
            model.Tell(task, "eventNotification");
        }
    }

    private static async Task<string?> CodeOf(Task call)
    {
        try
        {
            await call.WaitAsync(Patience);
            return null;
        }
        catch (SdkException error)
        {
            return error.Code;
        }
    }

    private static void Demand(bool isSo, string otherwise)
    {
        if (!isSo)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
