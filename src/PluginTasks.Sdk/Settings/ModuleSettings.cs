namespace PluginTasks.Sdk;

/// <summary>
/// What the operator has set of the <c>settings</c> in the module's manifest, secrets included, defaults filled in.
/// Fixed while the module runs. Immutable and thread safe. Its text form shows names only.
/// </summary>
/// <param name="values">The values by their names in the manifest.</param>
public sealed class ModuleSettings(JsonMap values)
{
    /// <summary>Whether there is a value.</summary>
    public bool Has(string name) => values.TryGet<object>(name, out _);

    /// <summary>Reads a setting that has to be there.</summary>
    /// <exception cref="SdkException"><c>setting_missing</c>: there is none, or not a <typeparamref name="T"/>.</exception>
    public T Get<T>(string name)
    {
        try
        {
            return values.Get<T>(name);
        }
        catch (InvalidPayloadException problem)
        {
            throw Missing(name, problem);
        }
    }

    /// <summary>Reads a setting, or gives <paramref name="fallback"/> where there is none.</summary>
    /// <exception cref="SdkException"><c>setting_missing</c>: there is one, but not a <typeparamref name="T"/>.</exception>
    public T Get<T>(string name, T fallback)
    {
        try
        {
            return values.Get(name, fallback);
        }
        catch (InvalidPayloadException problem)
        {
            throw Missing(name, problem);
        }
    }

    /// <summary>The names, without the values.</summary>
    public override string ToString() => values.ToString();

    // Not passed on as it is: the caller of an action must not be told that their payload is wrong.
    private static SdkException Missing(string name, InvalidPayloadException problem) =>
        new(ErrorCodes.SettingMissing, $"The setting '{name}' {problem.Fields[name]}", problem);
}
