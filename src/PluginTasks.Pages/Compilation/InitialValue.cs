using PluginTasks.Pages.Bindings;

namespace PluginTasks.Pages.Compilation;

/// <summary>A first value of a store or of the data model.</summary>
internal sealed record InitialValue(PointerPath Path, Expression Value);
