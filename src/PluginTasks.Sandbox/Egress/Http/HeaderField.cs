namespace PluginTasks.Sandbox.Egress.Http;

/// <summary>A header. The value has no control characters but tabs; bytes above ASCII are kept as Latin-1.</summary>
internal readonly record struct HeaderField(string Name, string Value)
{
    public bool Is(string name) => Name.Equals(name, StringComparison.OrdinalIgnoreCase);
}
