namespace PluginTasks.Protocol.Messages.Effects;

/// <summary>What an effect does.</summary>
public enum EffectKind
{
    Notify,
    Navigate,
    Render,
    StateUpdate,
    StatePatch,
    DataModelUpdate,
    PropertyUpdate,
    OpenSurface,
    CloseSurface,
}
