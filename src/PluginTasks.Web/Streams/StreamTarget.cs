namespace PluginTasks.Web.Streams;

/// <summary>What a <c>StreamBinding</c> says: which events, and where their values go. Immutable.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Event">Only events of this name; null is all.</param>
/// <param name="Scope"><c>page</c> or <c>global</c>.</param>
/// <param name="Path">Where in the store.</param>
/// <param name="Window">How many items a list keeps; null where the values replace what is there.</param>
/// <param name="Mappings">Fields of the store by their selectors.</param>
/// <param name="Transformer">The action that makes the values.</param>
/// <param name="Context">What it is sent beside the event, as JSON.</param>
internal sealed record StreamTarget(
    string Stream,
    string? Event,
    string Scope,
    string Path,
    int? Window,
    IReadOnlyList<(string Field, Selector Selector)> Mappings,
    string? Transformer,
    string? Context);
