using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Html;

/// <summary>What the renderers of one document share.</summary>
internal sealed class HtmlRendering(bool isDefinition)
{
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);

    public HtmlWriter Html { get; } = new();

    public ItemRules Rules { get; } = new();

    public bool IsDefinition { get; } = isDefinition;

    /// <summary>First values of the fields of the form around, by name; null outside of a form.</summary>
    public ValueMap? FormValues { get; set; }

    public void Component(ComponentPart component)
    {
        if (!component.IsShown)
        {
            return;
        }

        if (KindRenderers.Find(component.Kind) is { } render)
        {
            render(component);
        }
        else
        {
            Note(component.Kind);
        }

        if (component.TextOrNull("error") is { } error)
        {
            Html.Start("p").With("class", "pt-error").With("role", "alert").Text(error).End();
        }
    }

    public void Children(Part parent)
    {
        foreach (var child in parent.Components("children"))
        {
            Component(child);
        }
    }

    /// <summary>A quiet line about something that only a host can show.</summary>
    public void Note(string? text)
    {
        if (text is not null)
        {
            Html.Element("p", text, "pt-note");
        }
    }

    /// <summary>Any value as text for people.</summary>
    public string Show(Value value) =>
        value.Text ?? (value.IsNull ? "" : (IsDefinition ? BindingText.Of(value) : null) ?? ValueJson.ToText(value));

    public string UniqueId(string wanted)
    {
        var id = HtmlNames.Id(wanted);
        var unique = id;
        for (var i = 2; !ids.Add(unique); i++)
        {
            unique = id + "-" + NumberText.Format(i);
        }

        return unique;
    }
}
