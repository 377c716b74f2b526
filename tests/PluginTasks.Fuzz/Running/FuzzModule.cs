using System.Text;
using PluginTasks.Fuzz.Mutations;
using PluginTasks.Fuzz.Texts;

namespace PluginTasks.Fuzz.Running;

/// <summary>A real module folder, most of whose files are mutated anew for each round.</summary>
public sealed class FuzzModule
{
    public const string Name = "fuzz";
    private const int Fragments = 8;

    private readonly Corpus corpus;
    private readonly string root;
    private readonly int pages;

    /// <param name="corpus">What is mutated.</param>
    /// <param name="parent">Where the module's folder is made.</param>
    /// <param name="pages">How many pages it has.</param>
    public FuzzModule(Corpus corpus, string parent, int pages = 40)
    {
        (this.corpus, this.pages) = (corpus, pages);
        root = Directory.CreateDirectory(Path.Combine(parent, Name)).FullName;
        foreach (var folder in new[] { "pages", "fragments", "locales" })
        {
            Directory.CreateDirectory(Path.Combine(root, folder));
        }
    }

    public string Root => root;

    /// <summary>Writes a whole module and returns how many of its files are mutated.</summary>
    public int Write(int seed)
    {
        var random = new Random(seed);
        var mutator = new Mutator(corpus, random);
        var mutated = 0;
        for (var i = 0; i < pages; i++)
        {
            Mutated($"pages/p{i}.yaml", TextKind.Page);
        }

        for (var i = 0; i < Fragments; i++)
        {
            Sometimes(3, i == 1 ? "fragments/f1.yml" : $"fragments/f{i}.yaml", TextKind.Fragment, i);
        }

        Sometimes(2, "locales/en.yaml", TextKind.Locale, 0);
        Sometimes(2, "locales/ar.yaml", TextKind.Locale, 1);
        Sometimes(2, "locales/de.json", TextKind.JsonLocale, 0);
        Sometimes(2, "rbac.yaml", TextKind.Rbac, 0);
        // With a broken manifest no page is served, so most rounds have one that holds.
        Sometimes(-4, "module.yaml", TextKind.Manifest, 0);
        return mutated;

        void Sometimes(int often, string path, TextKind kind, int plain)
        {
            if (often > 0 ? random.Next(often) > 0 : random.Next(-often) == 0)
            {
                Mutated(path, kind);
            }
            else
            {
                var texts = corpus.Of(kind);
                Write(path, Encoding.UTF8.GetBytes(texts[plain % texts.Count]));
            }
        }

        void Mutated(string path, TextKind kind)
        {
            Write(path, mutator.File(kind));
            mutated++;
        }
    }

    /// <summary>Writes a module that has the text as one of its files, and nothing else that is wrong.</summary>
    public void WriteOne(string text, TextKind kind)
    {
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            File.Delete(file);
        }

        var plain = kind == TextKind.Manifest ? text : corpus.Of(TextKind.Manifest)[^1];
        Write("module.yaml", Encoding.UTF8.GetBytes(plain));
        Write("rbac.yaml", Encoding.UTF8.GetBytes(kind == TextKind.Rbac ? text : corpus.Of(TextKind.Rbac)[^1]));
        Write("locales/en.yaml", Encoding.UTF8.GetBytes(kind == TextKind.Locale ? text : corpus.Of(TextKind.Locale)[^1]));
        Write("pages/index.yaml", Encoding.UTF8.GetBytes(kind == TextKind.Page ? text : "- '@include/fragments/f0'\n- '@include/fragments/f0'\n"));
        if (kind is TextKind.Fragment)
        {
            Write("fragments/f0.yaml", Encoding.UTF8.GetBytes(text));
        }

        if (kind is TextKind.JsonLocale)
        {
            Write("locales/de.json", Encoding.UTF8.GetBytes(text));
        }
    }

    private void Write(string path, byte[] bytes) => File.WriteAllBytes(Path.Combine(root, path), bytes);
}
