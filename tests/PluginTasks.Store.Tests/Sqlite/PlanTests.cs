using PluginTasks.Sdk;
using PluginTasks.Store.Tasks;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Sqlite;

/// <summary>The questions that are asked often look at no more rows than they have to, however many have ended.</summary>
public sealed class PlanTests : IDisposable
{
    private readonly StoreFile file = new();

    public static TheoryData<TaskQuery, string> Queries => new()
    {
        { new(), "tasks_by_end" },
        { new() { Descending = false }, "tasks_by_end" },
        { new() { Order = TaskOrder.FinishedAt }, "tasks_by_end" },
        { new() { UserId = "anna" }, "tasks_of_user" },
        { new() { UserId = "anna", Status = [TaskState.Completed] }, "tasks_of_user" },
        { new() { UserId = "anna", Status = [TaskState.Running] }, "tasks_active (user_id=?)" },
        { new() { OrganizationId = "acme" }, "tasks_of_organization" },
        { new() { TaskKey = "k", OrganizationId = "acme", UserId = "anna" }, "tasks_by_key (task_key=?)" },
        { new() { TaskKeyPrefix = "k", OrganizationId = "acme" }, "tasks_by_key (task_key>? AND task_key<?)" },
        { new() { Id = "a", UserId = "anna" }, "autoindex_tasks_1 (id=?)" },
    };

    public void Dispose() => file.Dispose();

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task List_WhatIsAskedOften_GoesThroughAnIndex(TaskQuery query, string index)
    {
        await using var store = file.Open();

        var plan = await store.Readers.SearchAsync(
            d =>
            {
                var lines = new List<string>();
                using var explain = d.New("EXPLAIN QUERY PLAN " + TaskReading.Sql(query, new TaskConditions(query)));
                while (explain.Step())
                {
                    lines.Add(explain.Text(3)!);
                }

                return lines;
            },
            CancellationToken.None);

        Assert.Contains(plan, l => l.Contains(index, StringComparison.Ordinal));
        Assert.DoesNotContain(plan, l => l.StartsWith("SCAN TABLE tasks", StringComparison.Ordinal) && !l.Contains("tasks_active", StringComparison.Ordinal));
    }
}
