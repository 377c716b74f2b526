using System.Text;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Fuzz.Mutations;

/// <summary>Changes what a text says as YAML, so that it stays YAML: most of such files get far into the compiler.</summary>
internal sealed class StructureMutation(Random random)
{
    private readonly SpecialTokens special = new(random);

    public string Mutate(string text, string other)
    {
        if (Tree.Read(text) is not { } tree)
        {
            return text;
        }

        var all = tree.All().ToList();
        Change(all[random.Next(all.Count)], all, other);
        var result = new StringBuilder();
        tree.Write(result, random.Next(3) == 0 ? null : 0);
        return result.Append('\n').ToString();
    }

    private void Change(Tree at, List<Tree> all, string other)
    {
        var parts = at.Parts;
        switch (random.Next(9))
        {
            case 0 when parts.Count > 0:
                parts.RemoveAt(random.Next(parts.Count));
                break;
            case 1 when parts.Count > 0:
                var twice = parts[random.Next(parts.Count)];
                parts.Insert(random.Next(parts.Count), (twice.Key + (random.Next(3) == 0 ? "" : "2"), twice.Value.Copy()));
                break;
            case 2 when parts.Count > 1:
                var (first, second) = (random.Next(parts.Count), random.Next(parts.Count));
                (parts[first], parts[second]) = ((parts[first].Key, parts[second].Value), (parts[second].Key, parts[first].Value));
                break;
            case 3:
                at.Become(all[random.Next(all.Count)].Copy());
                break;
            case 4 when Tree.Read(other) is { } foreign:
                var some = foreign.All().ToList();
                at.Become(some[random.Next(some.Count)]);
                break;
            case 5:
                at.Become(Wrapped(at.Copy(), 1 + random.Next(random.Next(20) == 0 ? 70 : 4)));
                break;
            case 6 when parts.Count > 0:
                var renamed = random.Next(parts.Count);
                parts[renamed] = (Key(all), parts[renamed].Value);
                break;
            case 7 when parts.Count > 0:
                parts.Add((Key(all), Tree.Of(special.Next())));
                break;
            default:
                at.Become(Tree.Of(special.Next()));
                break;
        }
    }

    private string Key(List<Tree> all)
    {
        var keys = all.SelectMany(t => t.Parts).Select(p => p.Key).Where(k => k.Length > 0).ToList();
        return keys.Count == 0 || random.Next(4) == 0 ? special.Next() : keys[random.Next(keys.Count)];
    }

    private Tree Wrapped(Tree inner, int levels)
    {
        for (var i = 0; i < levels; i++)
        {
            inner = random.Next(3) switch
            {
                0 => Tree.List(inner),
                1 => Tree.Map(special.Next(), inner),
                _ => Tree.Map("kind", Tree.Of("Row")).With("children", Tree.List(inner)),
            };
        }

        return inner;
    }
}
