namespace PluginTasks.Sdk.Ui;

/// <summary>What every component can be told, answering with the component itself so that calls chain. Not thread safe.</summary>
/// <typeparam name="TSelf">The component's own class.</typeparam>
public abstract partial class Component<TSelf> : Component
    where TSelf : Component<TSelf>
{
    private protected Component(string id)
        : base(id)
    {
    }

    /// <summary>Shown only while the rule holds. Default: always.</summary>
    /// <param name="rule">The rule; it takes the place of an earlier one.</param>
    /// <returns>This component.</returns>
    /// <exception cref="ArgumentNullException">The rule is null.</exception>
    public TSelf ShowIf(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        SetShowIf(rule);
        return (TSelf)this;
    }

    /// <summary>Hidden while the rule holds; looked at after <see cref="ShowIf"/>. Default: never.</summary>
    /// <param name="rule">The rule; it takes the place of an earlier one.</param>
    /// <returns>This component.</returns>
    /// <exception cref="ArgumentNullException">The rule is null.</exception>
    public TSelf HideIf(Rule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        SetHideIf(rule);
        return (TSelf)this;
    }

    /// <summary>Sent only to users who have any one of the permissions given, here and in earlier calls. Default: to all.</summary>
    /// <param name="permissions">Names of permissions.</param>
    /// <returns>This component.</returns>
    public TSelf RequirePermissions(params IEnumerable<string> permissions)
    {
        ArgumentNullException.ThrowIfNull(permissions);
        AddPermissions(permissions);
        return (TSelf)this;
    }

    /// <summary>Lets effects change it, beside what earlier calls allowed. Default: nothing.</summary>
    /// <param name="capabilities">
    /// What they may do, as <c>&lt;property&gt;.&lt;verb&gt;</c> with the verbs set, append, prepend, remove and replace.
    /// </param>
    /// <returns>This component.</returns>
    /// <exception cref="ArgumentException">One of them has not that form.</exception>
    public TSelf Allow(params IEnumerable<string> capabilities)
    {
        ArgumentNullException.ThrowIfNull(capabilities);
        AddCapabilities(capabilities.Select(Capability.Checked));
        return (TSelf)this;
    }

    private protected TSelf Set(string name, object? value)
    {
        SetValue(name, value);
        return (TSelf)this;
    }
}
