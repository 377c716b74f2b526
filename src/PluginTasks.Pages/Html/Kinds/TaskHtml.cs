namespace PluginTasks.Pages.Html.Kinds;

/// <summary>Components that a running host fills. Without one only what the page wrote is known of them.</summary>
internal static class TaskHtml
{
    public static void BackgroundTask(ComponentPart part)
    {
        part.Open("article", part.Flag("compact") ? "pt-card pt-compact" : "pt-card");
        part.Html.Start("p").Element("code", part.Text("task_id")).End().End();
    }

    public static void TaskList(ComponentPart part)
    {
        part.Open("section", "pt-card");
        part.Page.Note(part.TextOrNull("empty_text"));
        part.Html.End();
    }

    /// <summary>Shows nothing; its id is there as that of every component.</summary>
    public static void StreamBinding(ComponentPart part) =>
        part.Html.Start("span").With("id", part.Id).With("hidden", true).End();
}
