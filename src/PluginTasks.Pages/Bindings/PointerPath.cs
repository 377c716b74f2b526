using System.Globalization;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Bindings;

/// <summary>Where a value is inside another: <c>/a/b/0</c>, with <c>~1</c> for a slash and <c>~0</c> for a tilde.</summary>
public sealed class PointerPath
{
    /// <summary>No store or data nests as deep.</summary>
    private const int MostKeys = 256;

    private readonly Segment[] segments;

    private PointerPath(string text, Segment[] segments)
    {
        Text = text;
        this.segments = segments;
    }

    /// <summary>The whole value.</summary>
    public static PointerPath Root { get; } = new("", []);

    /// <summary>The path with its first slash; nothing for the whole value.</summary>
    public string Text { get; }

    public bool IsRoot => segments.Length == 0;

    /// <summary>The keys from the outside in.</summary>
    public IEnumerable<string> Keys => segments.Select(s => s.Key);

    /// <summary>False for an empty key between slashes, for more keys than anything has, and for a tilde that stands for nothing.</summary>
    public static bool TryParse(string text, out PointerPath path)
    {
        path = Root;
        var bare = text is ['/', ..] ? text[1..] : text;
        if (bare.Length == 0)
        {
            return true;
        }

        if (bare.AsSpan().Count('/') >= MostKeys)
        {
            return false;
        }

        var parts = bare.Split('/');
        var segments = new Segment[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length == 0 || !TryUnescape(parts[i], out var key))
            {
                return false;
            }

            segments[i] = new Segment(key, ListIndex(key));
        }

        path = new PointerPath("/" + bare, segments);
        return true;
    }

    /// <summary>False where the path leads nowhere; a null at its end is somewhere.</summary>
    public bool TryResolve(Value root, out Value value)
    {
        value = root;
        foreach (ref readonly var segment in segments.AsSpan())
        {
            if (value.Map is { } map)
            {
                if (!map.TryGetValue(segment.Key, out value))
                {
                    return false;
                }
            }
            else if (value.List is { } list && (uint)segment.Index < (uint)list.Count)
            {
                value = list[segment.Index];
            }
            else
            {
                value = default;
                return false;
            }
        }

        return true;
    }

    public override string ToString() => Text;

    private static bool TryUnescape(string part, out string key)
    {
        key = part;
        if (!part.Contains('~', StringComparison.Ordinal))
        {
            return true;
        }

        for (var i = 0; i < part.Length; i++)
        {
            if (part[i] == '~' && (i + 1 == part.Length || part[i + 1] is not ('0' or '1')))
            {
                return false;
            }
        }

        key = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        return true;
    }

    /// <summary>−1 for what is no index: anything but a whole number without leading zeros.</summary>
    private static int ListIndex(string key) =>
        (key == "0" || key is [>= '1' and <= '9', ..]) &&
        int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : -1;

    private readonly record struct Segment(string Key, int Index);
}
