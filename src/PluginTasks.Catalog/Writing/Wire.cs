namespace PluginTasks.Catalog.Writing;

/// <summary>Defaults as texts.</summary>
internal static class Wire
{
    public static string Text(object value) => value switch
    {
        bool boolean => boolean ? "true" : "false",
        double number => CodeText.Number(number),
        _ => (string)value,
    };
}
