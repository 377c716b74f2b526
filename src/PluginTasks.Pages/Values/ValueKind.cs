namespace PluginTasks.Pages.Values;

/// <summary>The six kinds of value that JSON has.</summary>
public enum ValueKind
{
    Null,
    Boolean,
    Number,
    Text,
    List,
    Map,
}
