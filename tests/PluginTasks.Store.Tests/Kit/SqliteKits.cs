using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Sandbox.Audit;
using PluginTasks.Tasks.Accounts;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Kit;

/// <summary>The kit for the store in a file.</summary>
public static class SqliteKits
{
    public sealed class Adding : AddKit
    {
        protected override ITaskStore Open(string folder) => SqliteTaskStore.Open(Path.Combine(folder, "tasks.db"));
    }

    public sealed class Keys : KeyKit
    {
        protected override ITaskStore Open(string folder) => SqliteTaskStore.Open(Path.Combine(folder, "tasks.db"));
    }

    public sealed class Changes : ChangeKit
    {
        protected override ITaskStore Open(string folder) => SqliteTaskStore.Open(Path.Combine(folder, "tasks.db"));
    }

    public sealed class Queries : QueryKit
    {
        protected override ITaskStore Open(string folder) => SqliteTaskStore.Open(Path.Combine(folder, "tasks.db"));
    }

    public sealed class Notices : NoticeKit
    {
        protected override ITaskStore Open(string folder) => SqliteTaskStore.Open(Path.Combine(folder, "tasks.db"));
    }

    public sealed class Activity : ActivityKit
    {
        protected override ITaskStore Open(string folder) => SqliteTaskStore.Open(Path.Combine(folder, "tasks.db"));
    }

    public sealed class Schedule : ScheduleKit
    {
        protected override IScheduleStore Schedules => ((SqliteTaskStore)Store).Schedules;

        protected override ITaskStore Open(string folder) => SqliteTaskStore.Open(Path.Combine(folder, "tasks.db"));
    }

    public sealed class Accounting : AccountKit
    {
        protected override IAccountStore Accounts => ((SqliteTaskStore)Store).Accounts;

        protected override ITaskStore Open(string folder) => SqliteTaskStore.Open(Path.Combine(folder, "tasks.db"));
    }

    public sealed class Accesses : AccessKit
    {
        protected override IAccessStore Access => ((SqliteTaskStore)Store).Access;

        protected override ITaskStore Open(string folder) => SqliteTaskStore.Open(Path.Combine(folder, "tasks.db"));
    }

    public sealed class Auditing : AuditKit
    {
        protected override IAuditStore Audit => ((SqliteTaskStore)Store).Audit;

        protected override ITaskStore Open(string folder) => SqliteTaskStore.Open(Path.Combine(folder, "tasks.db"));
    }
}
