using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Sandbox.Audit;
using PluginTasks.Tasks.Accounts;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Kit;

/// <summary>The kit for the store in memory.</summary>
public static class MemoryKits
{
    public sealed class Adding : AddKit
    {
        protected override ITaskStore Open(string folder) => new MemoryTaskStore();
    }

    public sealed class Keys : KeyKit
    {
        protected override ITaskStore Open(string folder) => new MemoryTaskStore();
    }

    public sealed class Changes : ChangeKit
    {
        protected override ITaskStore Open(string folder) => new MemoryTaskStore();
    }

    public sealed class Queries : QueryKit
    {
        protected override ITaskStore Open(string folder) => new MemoryTaskStore();
    }

    public sealed class Notices : NoticeKit
    {
        protected override ITaskStore Open(string folder) => new MemoryTaskStore();
    }

    public sealed class Activity : ActivityKit
    {
        protected override ITaskStore Open(string folder) => new MemoryTaskStore();
    }

    public sealed class Schedule : ScheduleKit
    {
        protected override IScheduleStore Schedules => ((MemoryTaskStore)Store).Schedules;

        protected override ITaskStore Open(string folder) => new MemoryTaskStore();
    }

    public sealed class Accounting : AccountKit
    {
        private readonly MemoryAccountStore accounts = new();

        protected override IAccountStore Accounts => accounts;

        protected override ITaskStore Open(string folder) => new MemoryTaskStore();
    }

    public sealed class Accesses : AccessKit
    {
        private readonly MemoryAccessStore access = new();

        protected override IAccessStore Access => access;

        protected override ITaskStore Open(string folder) => new MemoryTaskStore();
    }

    public sealed class Auditing : AuditKit
    {
        private readonly MemoryAuditStore audit = new();

        protected override IAuditStore Audit => audit;

        protected override ITaskStore Open(string folder) => new MemoryTaskStore();
    }
}
