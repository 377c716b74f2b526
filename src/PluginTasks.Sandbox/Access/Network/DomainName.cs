using System.Diagnostics.CodeAnalysis;

namespace PluginTasks.Sandbox.Access.Network;

/// <summary>Names of hosts: labels of letters, digits, hyphens and underscores.</summary>
internal static class DomainName
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    /// <summary>Lower case, without the trailing dot, international labels in their <c>xn--</c> form.</summary>
    public static bool TryNormalize(string text, out string name, [NotNullWhen(false)] out string? problem)
    {
        name = "";
        if (text.Length == 0)
        {
            problem = "is empty";
            return false;
        }

        if (text.Length > LongestName + 1)
        {
            problem = TooLong;
            return false;
        }

        var labels = (text[^1] == '.' ? text[..^1] : text).Split('.');
        for (var i = 0; i < labels.Length; i++)
        {
            if (!TryNormalizeLabel(labels[i], out labels[i], out problem))
            {
                return false;
            }
        }

        name = string.Join('.', labels);
        problem = name.Length > LongestName ? TooLong : null;
        return problem is null;
    }

    private static string TooLong => $"is longer than {LongestName} characters";

    private static bool TryNormalizeLabel(string label, out string normalized, [NotNullWhen(false)] out string? problem)
    {
        normalized = label;
        if (label.Length == 0)
        {
            problem = "has an empty part between its dots";
            return false;
        }

        if (!InternationalLabel.TryEncode(label, out normalized, out problem))
        {
            return false;
        }

        var strange = normalized.FirstOrDefault(c => !char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_'));
        problem = strange != default ? $"has a {Quoted.Text(strange.ToString())}, which no host name has"
            : normalized.Length > LongestLabel ? $"has a part of more than {LongestLabel} characters"
            : normalized[0] == '-' || normalized[^1] == '-' ? "has a part that begins or ends with '-'"
            : null;
        return problem is null;
    }
}
