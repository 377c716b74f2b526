using System.Text.Json;

namespace PluginTasks.Sdk.Ui;

/// <summary>A component that came as JSON: what scripts build. Who makes one has checked the kind and the properties.</summary>
internal sealed class WrittenComponent : Component
{
    private readonly List<string> names = [];

    public WrittenComponent(string kind, string id, IEnumerable<KeyValuePair<string, JsonElement>> properties, IEnumerable<Component> children)
        : base(id)
    {
        Kind = kind;
        foreach (var (name, value) in properties)
        {
            names.Add(name);
            SetValue(name, value);
        }

        AddChildren(children);
    }

    public override string Kind { get; }

    private protected override IReadOnlyList<string> Properties => names;
}
