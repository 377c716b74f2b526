using System.Text.Json;
using PluginTasks.Sdk.Ui;

namespace PluginTasks.Sdk;

/// <summary>Changes one value in a store.</summary>
/// <param name="Path">Where: <c>/rows</c>.</param>
/// <param name="Action">What to do there.</param>
/// <param name="Value">With what; see <see cref="PatchAction"/>.</param>
/// <param name="Scope">Which store.</param>
public sealed record StatePatchEffect(string Path, PatchAction Action, JsonElement Value, StoreScope Scope) : Effect;
