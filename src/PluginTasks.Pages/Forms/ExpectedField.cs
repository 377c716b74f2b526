namespace PluginTasks.Pages.Forms;

/// <summary>A field whose value is sent.</summary>
/// <param name="Rules">What it is checked for.</param>
/// <param name="IsAlwaysThere">False where a rule, a tab or an effect may keep it off the page: then its value may be missing.</param>
internal readonly record struct ExpectedField(FieldRules Rules, bool IsAlwaysThere);
