using System.Text;

namespace PluginTasks.Fuzz.Texts;

/// <summary>The texts that mutations start from: written by hand, and every example of the components' reference.</summary>
public sealed class Corpus
{
    private readonly Dictionary<TextKind, List<string>> texts = Enum.GetValues<TextKind>().ToDictionary(k => k, _ => new List<string>());

    private Corpus()
    {
    }

    public IReadOnlyList<string> All { get; private set; } = [];

    public IReadOnlyList<string> Of(TextKind kind) => texts[kind];

    public static Corpus Load()
    {
        var corpus = new Corpus();
        var assembly = typeof(Corpus).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            corpus.Add(name, reader.ReadToEnd());
        }

        corpus.All = [.. corpus.texts.Values.SelectMany(t => t), .. HostileTexts.Small.Select(t => t.Text)];
        return corpus;
    }

    private void Add(string name, string text)
    {
        if (name.EndsWith(".md", StringComparison.Ordinal))
        {
            texts[TextKind.Page].AddRange(Examples(text));
            return;
        }

        var kind = Path.GetFileName(Path.GetDirectoryName(name)) switch
        {
            "pages" => TextKind.Page,
            "fragments" => TextKind.Fragment,
            "locales" => name.EndsWith(".json", StringComparison.Ordinal) ? TextKind.JsonLocale : TextKind.Locale,
            "modules" => TextKind.Manifest,
            _ => TextKind.Rbac,
        };
        texts[kind].Add(text);
    }

    /// <summary>The fenced blocks of YAML in a text.</summary>
    private static IEnumerable<string> Examples(string markdown)
    {
        var parts = markdown.Split("```yaml\n");
        return parts.Skip(1).Select(p => p[..p.IndexOf("```", StringComparison.Ordinal)]);
    }
}
