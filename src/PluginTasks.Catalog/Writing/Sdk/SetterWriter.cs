using PluginTasks.Catalog.Model;

namespace PluginTasks.Catalog.Writing.Sdk;

/// <summary>Fluent setters of properties.</summary>
internal static class SetterWriter
{
    public static void Write(CodeText code, string self, IEnumerable<PropertyEntry> properties) => code.Spaced(
        properties.SelectMany(p => SdkTypes.Overloads(p).Select(type => (Property: p, Type: type))),
        setter =>
        {
            code.Line($"/// <summary>{SdkFile.Help(setter.Property)}</summary>");
            code.Line($"/// <param name=\"value\">{About(setter.Type)}</param>");
            code.Line("/// <returns>This component.</returns>");
            code.Line($"public {self} {Names.Pascal(setter.Property.Name)}({setter.Type} value) => Set({CodeText.Quote(setter.Property.Name)}, value);");
        });

    private static string About(string type) => type switch
    {
        "Binding" => "Where the value is looked up.",
        "object" or "object?" => "Anything that can be written as JSON, or a binding.",
        "ActionSpec" => "The action: its name, or more.",
        _ when type.StartsWith("Bindable", StringComparison.Ordinal) => "The value, or a binding.",
        _ => "The value.",
    };
}
