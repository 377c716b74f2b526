namespace PluginTasks.Sdk.Languages;

/// <summary>The rule of a language, and the forms that it can give.</summary>
internal sealed record PluralRule(Func<PluralOperands, PluralCategory> Select, params PluralCategory[] Categories);
