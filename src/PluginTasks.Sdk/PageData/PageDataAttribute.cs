namespace PluginTasks.Sdk;

/// <summary>
/// Marks a method that runs before a page is sent: <c>Task Load(PageDataContext page, CancellationToken ct)</c>.
/// It has an action's deadline; when it throws, the page is shown with an error in its place.
/// </summary>
/// <param name="page">The page as its file is named below <c>pages/</c>, without <c>.yaml</c>: <c>monthly/index</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PageDataAttribute(string page) : Attribute
{
    /// <summary>The page.</summary>
    public string Page { get; } = page;
}
