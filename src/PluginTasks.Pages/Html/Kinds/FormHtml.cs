namespace PluginTasks.Pages.Html.Kinds;

/// <summary>Forms, with the fields that their model describes or with any layout of fields.</summary>
internal static class FormHtml
{
    public static void Form(ComponentPart part)
    {
        // HTML knows no form inside a form.
        var outer = part.Page.FormValues;
        part.Open(outer is null ? "form" : "div", "pt-form");
        part.Page.Note(part.Binding("model"));
        part.Page.FormValues = part.Get("values").Map ?? Values.ValueMap.Empty;
        foreach (var entry in part.Entries("model"))
        {
            Write(Field.Of(entry, part.Id), entry.Choice("type") ?? "text");
        }

        part.Page.Children(part);
        part.Page.FormValues = outer;
        part.Html.Start("div").With("class", "pt-row");
        Button(part, part.TextOrNull("submit_label") ?? "Submit", "pt-button pt-variant-primary");
        if (part.TextOrNull("reset_label") is { } reset)
        {
            Button(part, reset, "pt-button");
        }

        part.Html.End().End();
    }

    private static void Button(ComponentPart part, string label, string classes) =>
        part.Html.Start("button").With("type", "button").With("class", classes).Text(label).End();

    private static void Write(Field field, string type)
    {
        switch (type)
        {
            case "textarea":
                FieldHtml.Area(field);
                break;
            case "int" or "number" or "float":
                FieldHtml.Number(field, type == "int" ? "1" : "any");
                break;
            case "select" or "enum":
                ChoiceHtml.Select(field, isMultiple: false, isClearable: false);
                break;
            case "radio":
                ChoiceHtml.Radio(field, "column");
                break;
            case "checkbox" or "bool" or "switch":
                ChoiceHtml.Box(field, type == "switch");
                break;
            case "date" or "datetime" or "time" or "range":
                FieldHtml.Date(field, type);
                break;
            case "tags":
                FieldHtml.Tags(field);
                break;
            default:
                FieldHtml.Line(field, type == "str" ? "text" : type);
                break;
        }
    }
}
