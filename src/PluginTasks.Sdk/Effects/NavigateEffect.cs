namespace PluginTasks.Sdk;

/// <summary>Goes to another page.</summary>
/// <param name="Path">The page's route: <c>/reports/monthly</c>.</param>
/// <param name="Parameters">What the page is given.</param>
public sealed record NavigateEffect(string Path, JsonMap Parameters) : Effect;
