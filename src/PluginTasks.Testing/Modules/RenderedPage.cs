using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Testing;

/// <summary>A rendered page. Immutable.</summary>
public sealed class RenderedPage
{
    private readonly ReadOnlyMemory<byte> utf8;

    internal RenderedPage(ReadOnlyMemory<byte> utf8)
    {
        this.utf8 = utf8;
        using var document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = ValueJson.TreeDepth });
        Root = document.RootElement.Clone();
    }

    /// <summary>The tree as JSON: page, lang, surfaceId, title, components.</summary>
    public JsonElement Root { get; }

    /// <summary>The tree as it is sent, in one line.</summary>
    public string Json => Encoding.UTF8.GetString(utf8.Span);

    /// <summary>The tree drawn with lines, for a failing test to show.</summary>
    public string Text => TreeText.Of(ValueJson.ParseTree(utf8));

    /// <summary>The component with an id, wherever it stands.</summary>
    /// <returns>Null where the user does not see it.</returns>
    public JsonElement? Find(string id) => Find(Root, id);

    /// <summary>
    /// Compares the tree with <c>&lt;Class&gt;.&lt;Test&gt;.verified.json</c> beside the test's source file.
    /// </summary>
    /// <param name="parameters">What tells the cases of a theory apart; becomes part of the file's name.</param>
    /// <param name="sourceFile">Filled in by the compiler.</param>
    /// <param name="test">Filled in by the compiler.</param>
    /// <exception cref="SnapshotException">They differ, or there is no such file yet; <c>.received.json</c> is written.</exception>
    public void Verify(object? parameters = null, [CallerFilePath] string sourceFile = "", [CallerMemberName] string test = "") =>
        Snapshot.Verify(ValueJson.Indent(utf8), "json", parameters, sourceFile, test);

    private static JsonElement? Find(JsonElement element, string id)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                if (Find(item, id) is { } found)
                {
                    return found;
                }
            }
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (element.TryGetProperty("kind", out _) && element.TryGetProperty("id", out var own) && own.ValueEquals(id))
        {
            return element;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (Find(property.Value, id) is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
