using System.Collections;

namespace PluginTasks.Pages.Values;

/// <summary>An immutable list of values.</summary>
public sealed class ValueList : IReadOnlyList<Value>
{
    private readonly Value[] items;

    public ValueList(IEnumerable<Value> items) => this.items = [.. items];

    public static ValueList Empty { get; } = new([]);

    public int Count => items.Length;

    public Value this[int index] => items[index];

    public ReadOnlySpan<Value> Items => items;

    public bool Contains(Value value)
    {
        foreach (var item in items)
        {
            if (item.Equals(value))
            {
                return true;
            }
        }

        return false;
    }

    public bool ContentEquals(ValueList other) => Items.SequenceEqual(other.Items);

    public IEnumerator<Value> GetEnumerator() => ((IEnumerable<Value>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
