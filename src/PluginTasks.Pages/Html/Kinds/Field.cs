using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Html.Kinds;

/// <summary>A form field: a component of its own, or an entry in a form's model.</summary>
internal sealed class Field
{
    private readonly ComponentPart? component;

    private Field(Part part, ComponentPart? component, string id)
    {
        Part = part;
        this.component = component;
        Id = id;
        Name = part.TextOrNull("name") ?? id;
        var own = part.Get("value");
        Value = own.IsNull && part.Page.FormValues is { } values && values.TryGetValue(Name, out var first) ? first : own;
    }

    public Part Part { get; }

    public string Id { get; }

    /// <summary>The key of its value in what a form sends.</summary>
    public string Name { get; }

    public Value Value { get; }

    public string ValueText => Part.Page.Show(Value);

    public HtmlWriter Html => Part.Html;

    private string? Label => Part.TextOrNull("label") ?? (component is null ? Name : null);

    private bool IsRequired => Part.Flag("required") || Part.Entries("validations").Any(v => v.Text("rule") == "required");

    private string? HelpId => Part.Has("help") ? Id + ".help" : null;

    public static Field Of(ComponentPart component) => new(component, component, component.Id);

    public static Field Of(Part entry, string formId) =>
        new(entry, null, entry.Page.UniqueId($"{formId}.{entry.Text("name")}"));

    /// <summary>A field with one control: its label, the control, its help.</summary>
    public void Write(Action control)
    {
        Open("div");
        if (Label is { } label)
        {
            Html.Start("label").With("for", Id).Text(label);
            Mark();
            Html.End();
        }

        control();
        Close();
    }

    /// <summary>A field of several controls, such as radio buttons.</summary>
    public void WriteGroup(Action controls)
    {
        Open("fieldset").With("id", Id).With("aria-describedby", HelpId).With("aria-label", Part.TextOrNull("aria_label"));
        Html.Start("legend").Text(Label ?? "");
        Mark();
        Html.End();
        controls();
        Close();
    }

    /// <summary>Starts the control that its label points to.</summary>
    public HtmlWriter Start(string element) => Html.Start(element)
        .With("id", Id).With("name", Name)
        .With("aria-label", Part.TextOrNull("aria_label") ?? (Label is null ? Part.TextOrNull("placeholder") ?? Name : null))
        .With("aria-describedby", HelpId)
        .With("required", IsRequired).With("disabled", Part.Flag("disabled"));

    private HtmlWriter Open(string element) =>
        component?.OpenFrame(element, "pt-field") ?? Html.Start(element).With("class", "pt-field");

    private void Mark()
    {
        if (IsRequired)
        {
            Html.Start("span").With("aria-hidden", "true").Text(" *").End();
        }
    }

    private void Close()
    {
        if (HelpId is not null)
        {
            Html.Start("p").With("class", "pt-muted").With("id", HelpId).Text(Part.Text("help")).End();
        }

        Html.End();
    }
}
