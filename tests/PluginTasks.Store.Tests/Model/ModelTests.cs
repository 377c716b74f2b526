using System.Collections.Concurrent;
using System.Globalization;
using Xunit.Abstractions;

namespace PluginTasks.Store.Tests.Model;

/// <summary>
/// Random sequences of calls, kills and restarts against a model. <c>scripts/model.sh</c> runs more of them, or one
/// again by its seed.
/// </summary>
public sealed class ModelTests(ITestOutputHelper output)
{
    private const int Steps = 60;

    [Fact]
    public async Task AnySequence_OfCallsKillsAndRestarts_LeavesWhatTheModelSays()
    {
        var count = Setting("PLUGINTASKS_MODEL_SEQUENCES", 60);
        var first = Setting("PLUGINTASKS_MODEL_SEED", 1);
        output.WriteLine($"{count} sequences from seed {first}");
        var failures = new ConcurrentQueue<(int Seed, string Message, string Story)>();
        var stalls = new StallWatch(Environment.GetEnvironmentVariable("PLUGINTASKS_MODEL_STALLS"));
        await Parallel.ForEachAsync(Enumerable.Range(first, count), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (seed, _) =>
        {
            using var sequence = new Sequence(seed);
            using var watched = stalls.Watch(seed, sequence);
            if (await Record.ExceptionAsync(() => sequence.RunAsync(Steps)) is { } error)
            {
                failures.Enqueue((seed, error.Message, sequence.Story));
            }
        });
        Assert.True(
            failures.IsEmpty,
            string.Join('\n', failures.Select(f => $"seed {f.Seed}: {f.Message}").Take(20)) + $"\n\n{failures.FirstOrDefault().Seed}:\n{failures.FirstOrDefault().Story}");
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
