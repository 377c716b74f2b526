using PluginTasks.Sdk.Ui;

namespace PluginTasks.Sdk;

/// <summary>Sets values in a store.</summary>
/// <param name="Values">The values by their paths, such as <c>/filter/name</c>.</param>
/// <param name="Scope">Which store.</param>
public sealed record StateUpdateEffect(JsonMap Values, StoreScope Scope) : Effect;
