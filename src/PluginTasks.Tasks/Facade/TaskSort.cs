using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Facade;

/// <summary>Reads how a list is sorted: <c>updated_at desc</c>.</summary>
internal static class TaskSort
{
    /// <exception cref="ArgumentException">It cannot be read; the message says what can.</exception>
    public static (TaskOrder Order, bool Descending) Read(string sort)
    {
        ArgumentNullException.ThrowIfNull(sort);
        var words = sort.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var order = words.Length is 1 or 2 ? OrderOf(words[0]) : null;
        bool? descending = words.Length == 1 ? false : words.Length == 2 ? DirectionOf(words[1]) : null;
        return order is { } by && descending is { } down
            ? (by, down)
            : throw new ArgumentException(
                $"'{sort}' is not a sort; write one of updated_at, created_at, finished_at, label, status, module, and asc or desc.",
                nameof(sort));
    }

    private static TaskOrder? OrderOf(string column) => column switch
    {
        "updated_at" => TaskOrder.UpdatedAt,
        "created_at" => TaskOrder.CreatedAt,
        "finished_at" => TaskOrder.FinishedAt,
        "label" => TaskOrder.Label,
        "status" => TaskOrder.Status,
        "module" => TaskOrder.Module,
        _ => null,
    };

    private static bool? DirectionOf(string word) => word.ToUpperInvariant() switch
    {
        "ASC" => false,
        "DESC" => true,
        _ => null,
    };
}
