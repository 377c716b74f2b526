using PluginTasks.Sdk;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Facade;

/// <summary>
/// Lists of tasks: a user's own, for an organization manager the organization's, for <c>super</c> and <c>admin</c> all. A
/// filter that asks for more than that finds nothing. Thread safe.
/// </summary>
public sealed class FacadeReading
{
    private const int LargestPage = 200;
    private const int LongestList = 1_000;

    private readonly TaskRuntime runtime;

    internal FacadeReading(TaskRuntime runtime) => this.runtime = runtime;

    /// <summary>One page of tasks, without checkpoint, result and error.</summary>
    /// <exception cref="ArgumentException">A page or size out of range, or a sort that cannot be read.</exception>
    public async Task<IReadOnlyList<TaskRow>> ListAsync(
        TaskCaller caller,
        int page = 1,
        int pageSize = 20,
        TaskFilters? filters = null,
        string sort = "updated_at desc",
        CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(pageSize, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pageSize, LargestPage);
        var (order, descending) = TaskSort.Read(sort);
        if (Scoped(caller, filters) is not { } query)
        {
            return [];
        }

        var skip = (int)Math.Min((page - 1L) * pageSize, int.MaxValue - pageSize);
        var tasks = await runtime.Store.ListAsync(query with { Order = order, Descending = descending, Skip = skip, Take = pageSize }, cancellationToken);
        return [.. tasks.Select(t => t.ToRow())];
    }

    public Task<int> CountAsync(TaskCaller caller, TaskFilters? filters = null, CancellationToken cancellationToken = default) =>
        Scoped(caller, filters) is { } query ? runtime.Store.CountAsync(query, cancellationToken) : Task.FromResult(0);

    /// <summary>One task with everything; null where there is none that the caller may see.</summary>
    public async Task<TaskRow?> ViewAsync(TaskCaller caller, string id, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return await runtime.GetAsync(id, cancellationToken) is { } task && TaskAccess.MaySee(caller.Session, task) ? task.ToRow() : null;
    }

    /// <summary>The caller's own tasks, newest first, without details; and how many there are.</summary>
    /// <param name="caller">Whose.</param>
    /// <param name="status">In any of these states. Default: all.</param>
    /// <param name="module">Of this module alone.</param>
    /// <param name="keyPrefix">With a key that begins so.</param>
    /// <param name="limit">At most so many of them.</param>
    /// <param name="cancellationToken">Gives up the call.</param>
    public async Task<(IReadOnlyList<TaskRecord> Tasks, int Count)> ListOwnAsync(
        TaskCaller caller,
        IReadOnlyList<TaskState>? status = null,
        string? module = null,
        string? keyPrefix = null,
        int limit = LargestPage,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Session.UserId is not { } user)
        {
            return ([], 0);
        }

        var query = new TaskQuery
        {
            UserId = user,
            Status = status ?? [],
            Module = module,
            TaskKeyPrefix = keyPrefix,
            Order = TaskOrder.CreatedAt,
            Take = Math.Clamp(limit, 0, LargestPage),
        };
        var tasks = await runtime.Store.ListAsync(query, cancellationToken);
        return (tasks, tasks.Count < query.Take ? tasks.Count : await runtime.Store.CountAsync(query, cancellationToken));
    }

    internal Task<IReadOnlyList<TaskRecord>> ListUserTasksAsync(TaskCaller caller, string? userId, string? organizationId, CancellationToken cancellationToken)
    {
        var organization = organizationId ?? caller.Session.OrganizationId;
        var filters = new TaskFilters { UserId = userId ?? caller.Session.UserId, OrganizationId = organization };
        return OrEmptyAsync(async () => Scoped(caller, filters) is { } query ? await NewestAsync(query, cancellationToken) : []);
    }

    /// <summary>Those that the caller may see: by key others' tasks are found too that the caller was given.</summary>
    internal Task<IReadOnlyList<TaskRecord>> ListByKeyAsync(TaskCaller caller, TaskQuery query, string? organizationId, CancellationToken cancellationToken) =>
        OrEmptyAsync(async () =>
        {
            var found = await NewestAsync(query with { OrganizationId = organizationId ?? caller.Session.OrganizationId }, cancellationToken);
            return [.. found.Where(t => TaskAccess.MaySee(caller.Session, t))];
        });

    private static async Task<IReadOnlyList<TaskRecord>> OrEmptyAsync(Func<Task<IReadOnlyList<TaskRecord>>> list)
    {
        try
        {
            return await list();
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // As promised to module authors, who reconnect a page by it.
            return [];
        }
    }

    /// <summary>The filters within what the caller may see; null where that is nothing.</summary>
    private static TaskQuery? Scoped(TaskCaller caller, TaskFilters? filters)
    {
        ArgumentNullException.ThrowIfNull(caller);
        filters ??= new TaskFilters();
        var own = caller.Session.UserId;
        var scope = filters.UserId is not null && filters.UserId == own ? new TaskScope(own) : TaskAccess.ScopeOf(caller.Session);
        if (scope is null || Excludes(scope.UserId, filters.UserId) || Excludes(scope.OrganizationId, filters.OrganizationId))
        {
            return null;
        }

        return new TaskQuery
        {
            Id = filters.Id, Module = filters.Module, Label = filters.Label, TaskKey = filters.TaskKey, TaskKeyPrefix = filters.TaskKeyPrefix,
            Status = filters.Status is { } status ? [status] : [],
            UserId = filters.UserId ?? scope.UserId, OrganizationId = filters.OrganizationId ?? scope.OrganizationId,
            CreatedFrom = filters.CreatedFrom, CreatedTo = filters.CreatedTo,
        };
    }

    private static bool Excludes(string? scope, string? filter) => scope is not null && filter is not null && scope != filter;

    private Task<IReadOnlyList<TaskRecord>> NewestAsync(TaskQuery query, CancellationToken cancellationToken) => runtime.Store.ListAsync(
        query with { Order = TaskOrder.CreatedAt, Descending = true, Take = LongestList, WithDetails = true }, cancellationToken);
}
