namespace PluginTasks.Sdk;

/// <summary>
/// Something that the client is to do or to show. <see cref="EffectFactory"/> makes them. A surface that is null is the one
/// that the action was called from. Immutable and thread safe.
/// </summary>
public abstract record Effect
{
    private protected Effect()
    {
    }
}
