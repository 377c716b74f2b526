using System.Globalization;
using PluginTasks.Fuzz.Running;
using PluginTasks.Fuzz.Texts;

// Called by scripts/fuzz-pages.sh, which says what the arguments are.
var (work, artifacts) = (args[0], args[1]);
var run = new FuzzRun(Corpus.Load(), work, artifacts);
if (args is [_, _, "--replay", var folder])
{
    return run.Replay(Path.GetFullPath(folder));
}

if (args is [_, _, "--hostile"])
{
    return run.Hostile();
}

var count = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 200_000;
var seed = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : Random.Shared.Next(1_000_000_000);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} mutated files from seed {seed}"));
return run.Mutations(count, seed);
