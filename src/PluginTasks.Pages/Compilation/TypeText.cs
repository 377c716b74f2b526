using PluginTasks.Pages.Catalog;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Compilation;

/// <summary>How messages name what a property takes.</summary>
internal static class TypeText
{
    private static readonly (ValueTypes Type, string Name)[] Names =
    [
        (ValueTypes.Text, "text"),
        (ValueTypes.Number, "a number"),
        (ValueTypes.Boolean, "true or false"),
        (ValueTypes.List, "a list"),
        (ValueTypes.Map, "a map"),
        (ValueTypes.Action, "an action"),
        (ValueTypes.Component, "a component"),
        (ValueTypes.Components, "a list of components"),
        (ValueTypes.Rule, "a rule"),
    ];

    public static string Of(PropertySpec spec) =>
        string.Join(" or ", Names.Where(n => (spec.Types & n.Type) != 0).Select(n => n.Name));

    public static string Range(PropertySpec spec) => (spec.Min, spec.Max) switch
    {
        ({ } min, { } max) => $"{NumberText.Format(min)} to {NumberText.Format(max)}",
        ({ } min, null) => $"{NumberText.Format(min)} or more",
        (null, { } max) => $"{NumberText.Format(max)} or less",
        _ => "a number",
    };
}
