using System.Text;
using PluginTasks.Fuzz.Texts;

namespace PluginTasks.Fuzz.Mutations;

/// <summary>Changes texts at random: their bytes, lines, tokens or structure. The same seed gives the same texts.</summary>
public sealed class Mutator(Corpus corpus, Random random)
{
    private const int LargestFile = 64 * 1024;
    private const int MostMutations = 4;

    private readonly LineMutation lines = new(random);
    private readonly TokenMutation tokens = new(random);
    private readonly ByteMutation bytes = new(random);
    private readonly StructureMutation structure = new(random);

    public byte[] File(TextKind kind)
    {
        var text = Pick(random.Next(8) == 0 ? corpus.All : corpus.Of(kind));
        for (var i = random.Next(2) == 0 ? 1 : 1 + random.Next(MostMutations); i > 0 && text.Length < LargestFile; i--)
        {
            text = Mutate(text);
        }

        var utf8 = Encoding.UTF8.GetBytes(text);
        return random.Next(12) == 0 ? bytes.Mutate(utf8, Encoding.UTF8.GetBytes(Pick(corpus.All))) : utf8;
    }

    private string Mutate(string text) => random.Next(10) switch
    {
        < 2 => lines.Mutate(text, Pick(corpus.All)),
        < 6 => tokens.Mutate(text, Pick(corpus.All)),
        _ => structure.Mutate(text, Pick(corpus.All)),
    };

    private string Pick(IReadOnlyList<string> from) => from[random.Next(from.Count)];
}
