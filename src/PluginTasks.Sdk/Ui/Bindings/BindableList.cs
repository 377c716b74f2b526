using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;

namespace PluginTasks.Sdk.Ui;

/// <summary>
/// A list, written as <c>[a, b]</c>, or a binding that gives one. What is a list already is spread: <c>[.. rows]</c>.
/// Immutable, thread safe.
/// </summary>
/// <typeparam name="T">The type of the items.</typeparam>
[CollectionBuilder(typeof(BindableListBuilder), nameof(BindableListBuilder.Create))]
[SuppressMessage("Naming", "CA1710", Justification = "It is a value that may be a list, not a collection to be used as one.")]
public sealed class BindableList<T> : IEnumerable<T>, IPagePart
{
    private readonly T[] items;
    private readonly Binding? binding;

    internal BindableList(T[] items, Binding? binding = null)
    {
        this.items = items;
        this.binding = binding;
    }

    /// <summary>A list that stays as it is.</summary>
    /// <param name="items">The items; the array is copied.</param>
    public static implicit operator BindableList<T>(T[] items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new([.. items]);
    }

    /// <summary>A list that stays as it is.</summary>
    /// <param name="items">The items; the list is copied.</param>
    public static implicit operator BindableList<T>(List<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return new([.. items]);
    }

    /// <summary>A list that is looked up.</summary>
    /// <param name="binding">Where it is looked up.</param>
    public static implicit operator BindableList<T>(Binding binding)
    {
        ArgumentNullException.ThrowIfNull(binding);
        return new([], binding);
    }

    /// <summary>The items; none where it is a binding.</summary>
    /// <returns>An enumerator.</returns>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    JsonNode? IPagePart.ToJson() => binding is not null
        ? binding.ToJson()
        : new JsonArray([.. items.Select(item => PageJson.From(item))]);
}
