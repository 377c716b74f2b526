using System.Globalization;
using Microsoft.AspNetCore.Http;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Events;

namespace PluginTasks.Web.Api.Tasks;

/// <summary>The parameters of a list of tasks: the filters of the read model.</summary>
internal static class TaskQueryReader
{
    public static readonly string[] Names =
    [
        "id", "module", "label", "status", "task_key", "task_key_prefix",
        "user_id", "organization_id", "created_from", "created_to",
        "page", "page_size", "sort",
    ];

    public static TaskFilters Read(IQueryCollection query) => new()
    {
        Id = Text(query, "id"),
        Module = Text(query, "module"),
        Label = Text(query, "label"),
        Status = Status(Text(query, "status")),
        TaskKey = Text(query, "task_key"),
        TaskKeyPrefix = Text(query, "task_key_prefix"),
        UserId = Text(query, "user_id"),
        OrganizationId = Text(query, "organization_id"),
        CreatedFrom = Time(query, "created_from"),
        CreatedTo = Time(query, "created_to"),
    };

    public static int Number(IQueryCollection query, string name, int standard) => Text(query, name) switch
    {
        null => standard,
        var text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new ArgumentException($"'{name}' is a whole number."),
    };

    public static string? Text(IQueryCollection query, string name) => query[name] switch
    {
        { Count: 0 } => null,
        { Count: 1 } values => values[0] is { Length: > 0 } text ? text : null,
        _ => throw new ArgumentException($"'{name}' is given more than once."),
    };

    private static TaskState? Status(string? name)
    {
        foreach (var state in name is null ? [] : Enum.GetValues<TaskState>())
        {
            if (TaskMessage.NameOf(state) == name)
            {
                return state;
            }
        }

        if (name is null)
        {
            return null;
        }

        var names = string.Join(", ", Enum.GetValues<TaskState>().Select(TaskMessage.NameOf));
        throw new ArgumentException($"'{name}' is no status; there are {names}.");
    }

    private static DateTimeOffset? Time(IQueryCollection query, string name) => Text(query, name) switch
    {
        null => null,
        var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) => time,
        _ => throw new ArgumentException($"'{name}' is a time such as 2026-03-01T10:00:00Z."),
    };
}
