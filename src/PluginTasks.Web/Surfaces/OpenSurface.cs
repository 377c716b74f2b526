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
    private int count;

    public IReadOnlySet<string>? CapabilitiesOf(string componentId) => brought.Of(componentId) ?? page?.Capabilities.Of(componentId);

    public StreamTarget? StreamOf(string componentId) => streams.GetValueOrDefault(componentId) ?? page?.Streams.GetValueOrDefault(componentId);

    /// <summary>What a component has to keep to when it sends an action; null where that is free.</summary>
    public FormRules? RulesOf(string componentId, string action) => forms.RulesOf(componentId, action, page?.Forms);

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
