namespace PluginTasks.Pages.Forms;

/// <summary>A component that sends the values of fields.</summary>
/// <param name="Action">The action with which it does.</param>
/// <param name="Fields">Those within it.</param>
/// <param name="Collected">The ids of others.</param>
/// <param name="Written">Names that the action's own context takes the place of.</param>
internal sealed record FormSender(string Action, List<ExpectedField> Fields, IReadOnlyList<string> Collected, IReadOnlySet<string> Written);
