using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Compilation;

/// <summary>Reads bindings in their compact form (<c>@state/page/a</c>).</summary>
internal sealed class BindingReader(CompileContext context)
{
    private readonly ExplicitBindingReader maps = new(context);

    /// <summary>Null where the node is not a binding.</summary>
    public Expression? TryRead(YamlNode node) => node switch
    {
        YamlScalar { Value.Text: ['@', ..] } scalar => TryReadCompact(scalar, scalar.Value.Text),
        YamlMapping map => maps.TryRead(map, takesShort: true),
        _ => null,
    };

    /// <summary>
    /// The same for a map of named values, such as what an action is sent: there <c>{path: /a}</c> is one
    /// value named path.
    /// </summary>
    public Expression? TryReadWhole(YamlNode node) => node is YamlMapping map ? maps.TryRead(map, takesShort: false) : TryRead(node);

    private Expression? TryReadCompact(YamlScalar scalar, string text)
    {
        if (Rest(text, "@state") is { } state)
        {
            return ReadState(scalar, state);
        }

        if (Rest(text, "@data") is { } data)
        {
            return new DataExpression(Path(scalar, data), null);
        }

        if (text.StartsWith("@t/", StringComparison.Ordinal))
        {
            context.Uses.AddKey(text[3..], scalar);
            return new TranslationExpression(text[3..], null);
        }

        if (text.StartsWith("@action/", StringComparison.Ordinal))
        {
            context.Uses.AddAction(text[8..], scalar);
            return new ActionExpression(text[8..], null, null, null);
        }

        if (text.StartsWith("@literal/", StringComparison.Ordinal))
        {
            return new LiteralExpression(Value.Of(text[9..]));
        }

        return text.StartsWith("@asset/", StringComparison.Ordinal) ? ReadAsset(scalar, text[7..]) : null;
    }

    /// <summary>The binding's path as a path; what is malformed is reported and reads nothing.</summary>
    public PointerPath Path(YamlNode node, string text)
    {
        if (!PointerPath.TryParse(text, out var path))
        {
            context.Report(
                node,
                DiagnosticCodes.BadPath,
                $"{Quoted.Show(text)} is not a path",
                "; a path is keys with '/' between them, '~1' for a slash and '~0' for a tilde inside a key");
        }

        return path;
    }

    private StoreExpression ReadState(YamlScalar scalar, string rest)
    {
        if (Rest(rest, "/page") is { } page)
        {
            return new StoreExpression(StoreScope.Page, Path(scalar, page), null);
        }

        return Rest(rest, "/global") is { } global
            ? new StoreExpression(StoreScope.Global, Path(scalar, global), null)
            : new StoreExpression(StoreScope.Auto, Path(scalar, rest), null);
    }

    private ConstantExpression ReadAsset(YamlScalar scalar, string path)
    {
        var parts = path.Split('/');
        if (parts.Any(p => p is "" or "." or ".."))
        {
            context.Report(scalar, DiagnosticCodes.LeavesModule, $"{Quoted.Show(path)} is not a file inside the module's assets");
        }

        return new ConstantExpression(Value.Of($"/assets/{context.Module}/{string.Join('/', parts.Select(Uri.EscapeDataString))}"));
    }

    /// <summary>What follows a prefix that ends where a path begins; null where it does not.</summary>
    private static string? Rest(string text, string prefix) =>
        text.StartsWith(prefix, StringComparison.Ordinal) && (text.Length == prefix.Length || text[prefix.Length] == '/')
            ? text[prefix.Length..]
            : null;
}
