using System.Diagnostics;

namespace PluginTasks.Fuzz.Running;

/// <summary>Keeps the files of a failure, and says how to see it again.</summary>
internal static class Artifacts
{
    private const int LongestProblem = 1_500;

    public static void Keep(string artifacts, string name, string root, FuzzFailure failure)
    {
        var target = Path.Combine(artifacts, name, "fuzz");
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy, overwrite: true);
        }

        File.WriteAllText(Path.Combine(artifacts, name, "problem.txt"), failure.Problem);
        var problem = failure.Problem.Length > LongestProblem ? failure.Problem[..LongestProblem] + "…" : failure.Problem;
        Console.WriteLine($"FAILED at {Path.Combine(target, failure.File)}\n  {problem.ReplaceLineEndings("\n  ")}\n  again: scripts/fuzz-pages.sh --replay {target}");
    }

    public static long PeakBytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64;
    }
}
