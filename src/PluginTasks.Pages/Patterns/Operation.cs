namespace PluginTasks.Pages.Patterns;

internal enum Operation : byte
{
    /// <summary>Takes one code point equal to the argument.</summary>
    Rune,

    /// <summary>Takes one code point of the set.</summary>
    Set,

    /// <summary>Goes on both at the next instruction and at the argument's distance.</summary>
    Split,

    /// <summary>Goes on at the argument's distance.</summary>
    Jump,

    TextStart,
    TextEnd,
    WordBoundary,
    NoWordBoundary,
    Found,
}
