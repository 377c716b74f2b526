namespace PluginTasks.Sdk.Ui;

/// <summary>What an effect may do to a property: <c>children.append</c>.</summary>
internal static class Capability
{
    private static readonly string[] Verbs = ["set", "append", "prepend", "remove", "replace"];

    public static string Checked(string capability)
    {
        var dot = capability.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && Verbs.Contains(capability[(dot + 1)..])
            ? capability
            : throw new ArgumentException(
                $"'{capability}' is not a capability: <property>.<verb> with one of {string.Join(", ", Verbs)}", nameof(capability));
    }
}
