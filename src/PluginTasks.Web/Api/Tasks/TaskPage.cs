namespace PluginTasks.Web.Api.Tasks;

/// <summary>A page of tasks, and how many there are in all.</summary>
internal sealed record TaskPage(IReadOnlyList<TaskItem> Tasks, int Page, int PageSize, int Total);
