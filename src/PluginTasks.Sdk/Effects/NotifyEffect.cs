using PluginTasks.Sdk.Ui;

namespace PluginTasks.Sdk;

/// <summary>Shows a toast.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Title">Its title; null for none.</param>
/// <param name="Variant">Its colour.</param>
public sealed record NotifyEffect(string Text, string? Title, Variant Variant) : Effect;
