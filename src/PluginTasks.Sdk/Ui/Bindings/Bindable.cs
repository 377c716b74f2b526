using System.Text.Json.Nodes;

namespace PluginTasks.Sdk.Ui;

/// <summary>A value, or a binding that gives one; both convert by themselves. Immutable, thread safe.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class Bindable<T> : IPagePart
{
    private readonly T? value;
    private readonly Binding? binding;

    /// <summary>A value that stays as it is.</summary>
    /// <param name="value">The value.</param>
    public Bindable(T value)
    {
        this.value = value;
    }

    /// <summary>A value that is looked up.</summary>
    /// <param name="binding">Where it is looked up.</param>
    /// <exception cref="ArgumentNullException">The binding is null.</exception>
    public Bindable(Binding binding)
    {
        ArgumentNullException.ThrowIfNull(binding);
        this.binding = binding;
    }

    /// <summary>A value that stays as it is.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator Bindable<T>(T value) => new(value);

    /// <summary>A value that is looked up.</summary>
    /// <param name="binding">Where it is looked up.</param>
    /// <exception cref="ArgumentNullException">The binding is null.</exception>
    public static implicit operator Bindable<T>(Binding binding) => new(binding);

    /// <summary>The value as text, or the binding as JSON.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => binding?.ToString() ?? value?.ToString() ?? "";

    JsonNode? IPagePart.ToJson() => binding is null ? PageJson.From(value) : binding.ToJson();
}
