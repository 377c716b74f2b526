using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using PluginTasks.Pages.Trees;

namespace PluginTasks.Web.Api.Pages;

/// <summary>What is worked out once of each view of a page, and goes with it. Thread safe.</summary>
internal sealed class PageFacts
{
    private readonly ConditionalWeakTable<PageView, string> tags = [];
    private readonly ConditionalWeakTable<PageView, string> titles = [];

    /// <summary>Another one for other bytes.</summary>
    public string TagOf(PageView view) => tags.GetValue(view, v => $"\"{Convert.ToHexStringLower(SHA256.HashData(v.Definition.Span)[..16])}\"");

    /// <summary>Empty where it has none, or one that follows a store.</summary>
    public string TitleOf(PageView view) => titles.GetValue(view, ReadTitle);

    private static string ReadTitle(PageView view)
    {
        using var tree = JsonDocument.Parse(view.Definition);
        return tree.RootElement.TryGetProperty("title", out var title) && title.ValueKind == JsonValueKind.String ? title.GetString()! : "";
    }
}
