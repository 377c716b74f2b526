using System.Text.Json;
using PluginTasks.Modules.Actions;
using PluginTasks.Pages.Forms;
using PluginTasks.Web.Streams;

namespace PluginTasks.Web.Surfaces;

/// <summary>
/// What one connection has before it, and what listens to streams for it. What a client says that it shows does not count. Thread safe.
/// </summary>
internal sealed class OpenSurfaces(int most) : ISurfaces, IDisposable
{
    public const string Main = "main";

    private readonly Lock gate = new();
    private readonly Dictionary<string, OpenSurface> open = new(StringComparer.Ordinal);
    private bool isOver;

    /// <summary>What the page that is open calls its surface.</summary>
    public string MainName { get; private set; } = Main;

    /// <summary>A page. With another one what was open beside the last goes.</summary>
    public void ShowPage(PageContents page, bool isOther = true)
    {
        lock (gate)
        {
            if (isOther)
            {
                Clear();
            }

            Put(Main, new OpenSurface(page));
            MainName = page.SurfaceId;
        }
    }

    /// <summary>A page over the page.</summary>
    public void Show(string surfaceId, PageContents page) => Put(surfaceId, new OpenSurface(page));

    /// <summary>Components that an action made, in the place of what the surface had.</summary>
    public void Show(string surfaceId, JsonElement components)
    {
        var surface = new OpenSurface(page: null);
        surface.Bring(components);
        Put(surfaceId, surface);
    }

    /// <summary>Components that an action added; nothing where there is no such surface.</summary>
    public void Bring(string surfaceId, JsonElement components)
    {
        lock (gate)
        {
            Find(surfaceId)?.Bring(components);
        }
    }

    public bool IsOpen(string surfaceId)
    {
        lock (gate)
        {
            return Find(surfaceId) is not null;
        }
    }

    public void Close(string surfaceId)
    {
        lock (gate)
        {
            if (surfaceId != Main)
            {
                Remove(surfaceId);
            }
        }
    }

    public IReadOnlySet<string>? CapabilitiesOf(string surfaceId, string componentId)
    {
        lock (gate)
        {
            return Find(surfaceId)?.CapabilitiesOf(componentId);
        }
    }

    /// <summary>Listens through a binding for as long as its surface is there. False where there is none, and where the connection has ended.</summary>
    public bool Listen(string surfaceId, string bindingId, Func<StreamTarget, IDisposable> listen)
    {
        lock (gate)
        {
            return !isOver && Find(surfaceId)?.Listen(bindingId, listen) == true;
        }
    }

    public void Unlisten(string surfaceId, string bindingId)
    {
        lock (gate)
        {
            Find(surfaceId)?.Unlisten(bindingId);
        }
    }

    /// <summary>What a component has to keep to when it sends an action; null where that is free.</summary>
    public FormRules? RulesOf(string surfaceId, string componentId, string action)
    {
        lock (gate)
        {
            return Find(surfaceId)?.RulesOf(componentId, action);
        }
    }

    /// <summary>Nothing listens any more, nor begins to: a client may go on asking until it hears of the end.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            isOver = true;
            Clear();
        }
    }

    private OpenSurface? Find(string surfaceId) => open.GetValueOrDefault(surfaceId == MainName ? Main : surfaceId);

    private void Put(string surfaceId, OpenSurface surface)
    {
        lock (gate)
        {
            Remove(surfaceId);
            if (open.Count >= most)
            {
                Remove(open.Keys.First(k => k != Main));
            }

            open[surfaceId] = surface;
        }
    }

    private void Remove(string surfaceId)
    {
        if (open.Remove(surfaceId, out var surface))
        {
            surface.End();
        }
    }

    private void Clear()
    {
        foreach (var surfaceId in open.Keys.ToList())
        {
            Remove(surfaceId);
        }
    }
}
