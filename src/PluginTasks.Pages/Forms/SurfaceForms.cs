using System.Text.Json;

namespace PluginTasks.Pages.Forms;

/// <summary>The forms and fields among the components of a surface, as trees and builders write them. Not thread safe while it is filled.</summary>
public sealed class SurfaceForms
{
    private readonly Dictionary<string, ExpectedField> fields = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FormSender> senders = new(StringComparer.Ordinal);

    /// <summary>Takes in a component, or a list of them, with all that is within.</summary>
    public void Add(JsonElement tree) => new FormWalk(fields, senders).Visit(tree);

    /// <summary>What a component's action has to keep to; null where it sends no fields.</summary>
    /// <param name="componentId">Who sends it.</param>
    /// <param name="action">What is sent: a form has other actions than its own, such as that which refreshes it.</param>
    /// <param name="below">What the surface had before: a button that was added later may collect fields of it.</param>
    public FormRules? RulesOf(string componentId, string action, SurfaceForms? below = null)
    {
        if (!senders.TryGetValue(componentId, out var sender))
        {
            return below?.RulesOf(componentId, action);
        }

        return sender.Action != action ? null : new FormRules(sender.Fields
            .Concat(sender.Collected.Select(id => fields.TryGetValue(id, out var own) || below?.fields.TryGetValue(id, out own) == true ? own : default))
            .Where(f => f.Rules is { HasChecks: true } rules && !sender.Written.Contains(rules.Name)));
    }
}
