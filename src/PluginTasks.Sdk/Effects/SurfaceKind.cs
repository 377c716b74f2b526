namespace PluginTasks.Sdk;

/// <summary>What an opened surface looks like.</summary>
public enum SurfaceKind
{
    /// <summary>In the middle, over the page.</summary>
    Modal,

    /// <summary>At the page's edge.</summary>
    Drawer,
}
