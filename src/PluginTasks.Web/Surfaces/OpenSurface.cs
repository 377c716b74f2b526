using System.Text.Json;
using PluginTasks.Modules.Actions;
using PluginTasks.Pages.Forms;
using PluginTasks.Web.Streams;

namespace PluginTasks.Web.Surfaces;

/// <summary>A surface that a connection has before it: what it was sent, and what effects have brought since. Guarded by its owner.</summary>
internal sealed class OpenSurface(PageContents? page)
{
    // So much can be brought before what is no longer there has to go: nobody tells the host what a list has dropped.
    private const int MostBrought = 20_000;

    private ComponentCapabilities brought = new();
    private SurfaceForms forms = new();
    private Dictionary<string, StreamTarget> streams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IDisposable> listening = new(StringComparer.Ordinal);
    private int count;

    public IReadOnlySet<string>? CapabilitiesOf(string componentId) => brought.Of(componentId) ?? page?.Capabilities.Of(componentId);

    /// <summary>What a component has to keep to when it sends an action; null where that is free.</summary>
    public FormRules? RulesOf(string componentId, string action) => forms.RulesOf(componentId, action, page?.Forms);

    /// <summary>Listens through a binding, in the place of what listened through it before. False where there is no such binding.</summary>
    public bool Listen(string bindingId, Func<StreamTarget, IDisposable> listen)
    {
        if ((streams.GetValueOrDefault(bindingId) ?? page?.Streams.GetValueOrDefault(bindingId)) is not { } target)
        {
            return false;
        }

        Unlisten(bindingId);
        listening[bindingId] = listen(target);
        return true;
    }

    public void Unlisten(string bindingId)
    {
        if (listening.Remove(bindingId, out var listener))
        {
            listener.Dispose();
        }
    }

    /// <summary>It goes, and what listens through it.</summary>
    public void End()
    {
        foreach (var listener in listening.Values)
        {
            listener.Dispose();
        }

        listening.Clear();
    }

    /// <summary>Components that are added to it.</summary>
    public void Bring(JsonElement components)
    {
        if (++count > MostBrought)
        {
            brought = new ComponentCapabilities();
            forms = new SurfaceForms();
            streams = new Dictionary<string, StreamTarget>(StringComparer.Ordinal);
            count = 1;
        }

        brought.Add(components);
        forms.Add(components);
        foreach (var (id, target) in StreamTargets.In(components))
        {
            streams[id] = target;
        }
    }
}
