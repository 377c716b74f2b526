using System.Text.RegularExpressions;

namespace PluginTasks.Protocol.Errors;

/// <summary>What of a stack is for the author of a module: their own frames, without those of what called them.</summary>
internal static partial class AuthorStack
{
    /// <param name="stack">An exception as text.</param>
    /// <param name="isChosen">Whether the author chose to fail, and need not be shown where.</param>
    /// <returns>All of it where nothing in it is the author's: then it may be a mistake of ours.</returns>
    public static string Of(string stack, bool isChosen)
    {
        var lines = stack.Split('\n');
        var own = lines.Where(l => !OfOthers().IsMatch(l)).ToArray();
        return isChosen || own.Any(l => l.StartsWith("   at ", StringComparison.Ordinal)) ? string.Join('\n', own).TrimEnd() : stack;
    }

    [GeneratedRegex(@"^ *(at (PluginTasks\.(Sdk|Protocol|ModuleRuntime|Modules|Testing|Worker)|System|Microsoft|Jint)\.|--- End of )")]
    private static partial Regex OfOthers();
}
