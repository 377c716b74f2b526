using System.Runtime.CompilerServices;
using System.Text.Json;
using PluginTasks.Modules.Actions;
using PluginTasks.Pages.Forms;
using PluginTasks.Pages.Trees;
using PluginTasks.Web.Streams;

namespace PluginTasks.Web.Surfaces;

/// <summary>What the host has to know of a page that it has sent. Immutable, and one for all who see the same.</summary>
internal sealed class PageContents : ISurfaces
{
    private static readonly ConditionalWeakTable<PageView, PageContents> Known = [];

    private PageContents(ReadOnlyMemory<byte> definition)
    {
        using var tree = JsonDocument.Parse(definition);
        SurfaceId = tree.RootElement.GetProperty("surfaceId").GetString()!;
        Capabilities.Add(tree.RootElement.GetProperty("components"));
        Forms.Add(tree.RootElement.GetProperty("components"));
        Streams = StreamTargets.In(tree.RootElement.GetProperty("components"));
    }

    /// <summary>What the page calls its surface.</summary>
    public string SurfaceId { get; }

    public ComponentCapabilities Capabilities { get; } = new();

    public SurfaceForms Forms { get; } = new();

    /// <summary>By the ids of their components.</summary>
    public IReadOnlyDictionary<string, StreamTarget> Streams { get; }

    /// <summary>While its data is loaded it is all that there is to change.</summary>
    public IReadOnlySet<string>? CapabilitiesOf(string surfaceId, string componentId) => Capabilities.Of(componentId);

    public static PageContents Of(PageView view) => Known.GetValue(view, v => new PageContents(v.Definition));
}
