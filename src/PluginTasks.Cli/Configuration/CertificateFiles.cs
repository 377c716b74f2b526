using System.Collections;
using System.Text.RegularExpressions;

namespace PluginTasks.Cli.Configuration;

/// <summary>Certificates and their keys are set up by the web server's own variables, not by ours.</summary>
internal static partial class CertificateFiles
{
    /// <summary>The files that the variables name; relative ones start where the command runs.</summary>
    public static IEnumerable<string> Named() => Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
        .Where(v => Naming().IsMatch((string)v.Key) && v.Value is string { Length: > 0 })
        .Select(v => Path.GetFullPath((string)v.Value!));

    [GeneratedRegex(@"\AKestrel__Certificates__.+__(Key)?Path\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Naming();
}
