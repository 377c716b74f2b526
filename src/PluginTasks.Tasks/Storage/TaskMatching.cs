using PluginTasks.Tasks.States;

namespace PluginTasks.Tasks.Storage;

/// <summary>A query as it is answered without a database.</summary>
internal static class TaskMatching
{
    public static bool Matches(this TaskQuery query, TaskRecord task) =>
        (query.Id is null || query.Id == task.Id) &&
        (query.Module is null || query.Module == task.Module) &&
        (query.Label is null || task.Label.Contains(query.Label, StringComparison.OrdinalIgnoreCase)) &&
        (query.Status.Count == 0 || query.Status.Contains(task.Status)) &&
        (query.TaskKey is null || query.TaskKey == task.TaskKey) &&
        (query.TaskKeyPrefix is null || task.TaskKey?.StartsWith(query.TaskKeyPrefix, StringComparison.Ordinal) == true) &&
        (query.UserId is null || query.UserId == task.UserId) &&
        (query.OrganizationId is null || query.OrganizationId == task.OrganizationId) &&
        (query.CreatedFrom is not { } from || task.CreatedAt >= StoredTime.Cut(from)) &&
        (query.CreatedTo is not { } to || task.CreatedAt <= StoredTime.Cut(to));

    public static IEnumerable<TaskRecord> Page(this TaskQuery query, IEnumerable<TaskRecord> tasks)
    {
        var order = Comparer<TaskRecord>.Create((a, b) => Compare(query.Order, a, b));
        var sorted = query.Descending ? tasks.OrderDescending(order) : tasks.Order(order);
        var page = sorted.Skip(query.Skip).Take(query.Take);
        return query.WithDetails ? page : page.Select(t => t with { Checkpoint = null, Result = null, Error = null });
    }

    private static int Compare(TaskOrder order, TaskRecord a, TaskRecord b)
    {
        var first = order switch
        {
            TaskOrder.UpdatedAt => a.UpdatedAt.CompareTo(b.UpdatedAt),
            TaskOrder.CreatedAt => a.CreatedAt.CompareTo(b.CreatedAt),
            TaskOrder.FinishedAt => Nullable.Compare(a.FinishedAt, b.FinishedAt),
            TaskOrder.Label => CompareText(a.Label, b.Label),
            TaskOrder.Status => a.Status.CompareTo(b.Status),
            _ => CompareText(a.Module, b.Module),
        };
        return first != 0 ? first : CompareText(a.Id, b.Id);
    }

    /// <summary>By code points, as UTF-8 sorts; UTF-16 puts U+E000 to U+FFFF last.</summary>
    private static int CompareText(string a, string b)
    {
        var (x, y) = (a.EnumerateRunes(), b.EnumerateRunes());
        while (true)
        {
            var (hasX, hasY) = (x.MoveNext(), y.MoveNext());
            if (!hasX || !hasY)
            {
                return hasX.CompareTo(hasY);
            }

            if (x.Current != y.Current)
            {
                return x.Current.CompareTo(y.Current);
            }
        }
    }
}
