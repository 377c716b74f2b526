using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Html.Kinds;

/// <summary>The rows that a table shows first.</summary>
internal sealed record TableRows(IReadOnlyList<Value> Shown, int First, int Total)
{
    private const int DefaultPageSize = 20;

    public sealed record Order(string Field, bool IsDescending);

    public static Order? Sort(Part table) => table.Get("sort").Map is { } sort && sort.TryGetValue("field", out var field) && field.Text is { } name
        ? new Order(name, sort.TryGetValue("direction", out var direction) && direction.Text == "desc")
        : null;

    /// <summary>What is at a field, whose slashes lead into maps.</summary>
    public static Value Cell(Value row, string field) =>
        PointerPath.TryParse(field, out var path) && path.TryResolve(row, out var value) ? value : default;

    public static TableRows Of(Part table)
    {
        var rows = table.Values("rows");
        var total = table.Number("total_rows");

        // Rows that come page by page are in order already.
        if (table.Has("remote_service") || total > rows.Count)
        {
            return new TableRows(rows, 0, (int)Math.Clamp(total ?? rows.Count, rows.Count, int.MaxValue));
        }

        if (Sort(table) is { } order)
        {
            var sorted = rows.OrderBy(r => Cell(r, order.Field), Comparer<Value>.Create(Compare));
            rows = [.. order.IsDescending ? sorted.Reverse() : sorted];
        }

        if (table.Has("pagination") && !table.Flag("pagination"))
        {
            return new TableRows(rows, 0, rows.Count);
        }

        var size = (int)Math.Clamp(table.Number("page_size") ?? DefaultPageSize, 1, int.MaxValue);
        var pages = Math.Max(1, (rows.Count + (long)size - 1) / size);
        var first = (int)((Math.Clamp((long)(table.Number("page") ?? 1), 1, pages) - 1) * size);
        return new TableRows([.. rows.Skip(first).Take(size)], first, rows.Count);
    }

    /// <summary>Nothing, then booleans, numbers, texts, the rest.</summary>
    private static int Compare(Value left, Value right)
    {
        if (left.Kind != right.Kind)
        {
            return Rank(left).CompareTo(Rank(right));
        }

        return left.Kind switch
        {
            ValueKind.Number => left.Number.CompareTo(right.Number),
            ValueKind.Text => string.Compare(left.Text, right.Text, StringComparison.OrdinalIgnoreCase),
            ValueKind.Boolean => left.IsTrue.CompareTo(right.IsTrue),
            _ => 0,
        };
    }

    private static int Rank(Value value) => value.Kind switch
    {
        ValueKind.Null => 0,
        ValueKind.Boolean => 1,
        ValueKind.Number => 2,
        ValueKind.Text => 3,
        _ => 4,
    };
}
