namespace PluginTasks.Pages.Patterns;

/// <summary>What an assertion looks at: what lies before and after a position of the text.</summary>
internal readonly record struct Surroundings(bool IsTextStart, bool IsAfterWord, Following Following = Following.Unknown)
{
    /// <summary>Whether the assertion holds; null where that depends on what follows and this is not known yet.</summary>
    public bool? Decide(Operation assertion) => assertion switch
    {
        Operation.TextStart => IsTextStart,
        _ when Following == Following.Unknown => null,
        Operation.TextEnd => Following == Following.TextEnd,
        Operation.WordBoundary => IsAfterWord != (Following == Following.Word),
        _ => IsAfterWord == (Following == Following.Word),
    };
}
