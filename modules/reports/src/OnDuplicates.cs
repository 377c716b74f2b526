namespace Reports;

/// <summary>What to do about sales that were sent twice. In pages and settings: <c>ask</c>, <c>merge</c>, <c>keep</c>.</summary>
public enum OnDuplicates
{
    /// <summary>Ask whoever wants the report.</summary>
    Ask,

    /// <summary>Count them once.</summary>
    Merge,

    /// <summary>Count them as often as they were sent.</summary>
    Keep,
}
