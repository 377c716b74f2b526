using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Html.Kinds;

/// <summary>Fields that one chooses in.</summary>
internal static class ChoiceHtml
{
    public static void Select(ComponentPart part) =>
        Select(Field.Of(part), part.Flag("multiple"), part.Flag("clearable"));

    public static void Checkbox(ComponentPart part) => Box(Field.Of(part), isSwitch: false);

    public static void Switch(ComponentPart part) => Box(Field.Of(part), isSwitch: true);

    public static void RadioGroup(ComponentPart part) => Radio(Field.Of(part), part.Choice("direction") ?? "column");

    public static void Select(Field field, bool isMultiple, bool isClearable) => field.Write(() =>
    {
        field.Start("select").With("multiple", isMultiple);
        if (!isMultiple && (isClearable || field.Value.IsNull))
        {
            field.Html.Start("option").With("value", "").Text(field.Part.Text("placeholder")).End();
        }

        if (field.Part.Binding("options") is { } binding)
        {
            field.Html.Element("option", binding);
        }

        foreach (var option in field.Part.Entries("options").Select(o => new Option(o)))
        {
            field.Html.Start("option").With("value", option.ValueText).With("selected", option.IsChosen(field.Value)).Text(option.Label).End();
        }

        field.Html.End();
    });

    public static void Radio(Field field, string direction) => field.WriteGroup(() =>
    {
        field.Part.Page.Note(field.Part.Binding("options"));
        field.Html.Start("div").With("class", direction == "row" ? "pt-row" : "pt-column");
        foreach (var option in field.Part.Entries("options").Select(o => new Option(o)))
        {
            field.Html.Start("label").Start("input").With("type", "radio").With("name", field.Id)
                .With("value", option.ValueText).With("checked", option.IsChosen(field.Value))
                .With("disabled", field.Part.Flag("disabled")).End();
            field.Html.Text(" " + option.Label).End();
        }

        field.Html.End();
    });

    public static void Box(Field field, bool isSwitch) => field.Write(() => field.Start("input")
        .With("type", "checkbox").With("role", isSwitch ? "switch" : null).With("checked", field.Value.IsTrue).End());

    /// <summary>A choice; a bare value is its own label.</summary>
    public sealed class Option(Part part)
    {
        private readonly Value value = part.Self.Map is null ? part.Self : part.Get("value");

        public string ValueText => part.Page.Show(value);

        public string Label => part.Self.Map is not null && part.TextOrNull("label") is { } label ? label : ValueText;

        public bool IsChosen(Value chosen) =>
            !value.IsNull && (chosen.List is { } several ? several.Contains(value) : chosen.Equals(value));
    }
}
