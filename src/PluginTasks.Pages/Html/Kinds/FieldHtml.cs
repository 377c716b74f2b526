using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Html.Kinds;

/// <summary>Fields that one types into.</summary>
internal static class FieldHtml
{
    public static void TextField(ComponentPart part) => Line(Field.Of(part), part.Choice("input_type") ?? "text");

    public static void Textarea(ComponentPart part) => Area(Field.Of(part));

    public static void NumberField(ComponentPart part) => Number(Field.Of(part), "1");

    public static void DatePicker(ComponentPart part) => Date(Field.Of(part), part.Choice("mode") ?? "date");

    public static void TagsInput(ComponentPart part) => Tags(Field.Of(part));

    public static void Line(Field field, string type) => field.Write(() => field.Start("input")
        .With("type", type).With("placeholder", field.Part.TextOrNull("placeholder"))

        // What somebody typed as a password has no place in a document.
        .With("value", type == "password" || field.Value.IsNull ? null : field.ValueText).End());

    public static void Area(Field field) => field.Write(() =>
    {
        field.Start("textarea").With("rows", Whole(field.Part.Number("rows") ?? 4)).With("placeholder", field.Part.TextOrNull("placeholder"));

        // Browsers drop a line end right after the tag.
        field.Html.Text(field.ValueText.StartsWith('\n') ? "\n" + field.ValueText : field.ValueText).End();
    });

    public static void Number(Field field, string? step) => field.Write(() => field.Start("input")
        .With("type", "number").With("placeholder", field.Part.TextOrNull("placeholder"))
        .With("min", Plain(field.Part.Number("min"))).With("max", Plain(field.Part.Number("max")))
        .With("step", Plain(field.Part.Number("step")) ?? step)
        .With("value", field.Value.IsNull ? null : field.ValueText).End());

    public static void Date(Field field, string mode)
    {
        if (mode == "range")
        {
            field.WriteGroup(() =>
            {
                DateControl(field, "date", field.Value.List is { Count: > 0 } from ? from[0] : default, field.Id + ".from", "From");
                DateControl(field, "date", field.Value.List is { Count: > 1 } to ? to[1] : default, field.Id + ".to", "To");
            });
            return;
        }

        field.Write(() => field.Start("input").With("type", mode == "datetime" ? "datetime-local" : mode)
            .With("min", field.Part.TextOrNull("min")).With("max", field.Part.TextOrNull("max"))
            .With("value", field.Value.IsNull ? null : field.ValueText).End());
    }

    public static void Tags(Field field)
    {
        var suggestions = field.Part.Values("suggestions");
        var list = suggestions.Count > 0 ? field.Id + ".list" : null;
        field.Write(() =>
        {
            var words = field.Value.List is { } tags ? string.Join(", ", tags.Select(field.Part.Page.Show)) : field.ValueText;
            field.Start("input").With("type", "text").With("list", list)
                .With("placeholder", field.Part.TextOrNull("placeholder")).With("value", words).End();
            if (list is not null)
            {
                field.Html.Start("datalist").With("id", list);
                foreach (var suggestion in suggestions)
                {
                    field.Html.Start("option").With("value", field.Part.Page.Show(suggestion)).End();
                }

                field.Html.End();
            }
        });
    }

    private static void DateControl(Field field, string type, Value value, string id, string label) => field.Html.Start("input")
        .With("id", id).With("name", field.Name).With("aria-label", label).With("type", type).With("disabled", field.Part.Flag("disabled"))
        .With("min", field.Part.TextOrNull("min")).With("max", field.Part.TextOrNull("max"))
        .With("value", value.IsNull ? null : field.Part.Page.Show(value)).End();

    private static string? Plain(double? number) => number is { } n ? NumberText.Format(n) : null;

    private static string Whole(double number) => NumberText.Format(Math.Clamp(Math.Truncate(number), 1, 100));
}
