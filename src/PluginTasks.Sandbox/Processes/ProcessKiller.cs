using System.Collections.Concurrent;
using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Processes;

/// <summary>
/// Kills what it is asked to find. Looking at all processes costs milliseconds, so whoever comes while another looks waits,
/// and the next look is for all who waited.
/// </summary>
internal sealed class ProcessKiller
{
    // What is stopped starts nothing more, so each round finds less; the bound is for what forks faster than it is read.
    private const int MostStops = 200;
    private const int MostRounds = 1000;

    private readonly Lock looking = new();
    private readonly ConcurrentQueue<Request> waiting = new();

    /// <summary>One for the host: there is one machine to look at.</summary>
    public static ProcessKiller Shared { get; } = new();

    /// <summary>Kills until nothing more is found that lives. Gives how many were killed.</summary>
    /// <param name="find">What is to be killed, of all there is.</param>
    /// <param name="isAll">Whether nothing is left. Else it came faster than it could be killed.</param>
    public int Kill(Func<ProcessSnapshot, IEnumerable<ProcessEntry>> find, out bool isAll)
    {
        var request = new Request(find);
        waiting.Enqueue(request);
        lock (looking)
        {
            if (!request.IsDone)
            {
                // Its own in any case: who took it along before may have failed.
                var requests = new HashSet<Request> { request };
                while (waiting.TryDequeue(out var next))
                {
                    requests.Add(next);
                }

                Run([.. requests]);
            }
        }

        isAll = request.IsAll;
        return request.Killed.Count;
    }

    private static void Run(List<Request> requests)
    {
        var open = requests;
        for (var round = 0; round < MostRounds && open.Count > 0; round++)
        {
            var snapshot = new ProcessSnapshot();
            open = [.. open.Where(request => Step(request, snapshot, mayStop: round < MostStops))];
        }

        foreach (var request in requests)
        {
            request.IsAll = !open.Contains(request);
            request.IsDone = true;
        }
    }

    // All are stopped before the first is killed: who dies gives its children away, and then nothing tells whose they were.
    // Gives whether to look again.
    private static bool Step(Request request, ProcessSnapshot snapshot, bool mayStop)
    {
        var left = request.Find(snapshot).Where(p => !request.Killed.Contains((p.Id, p.Started))).ToList();
        var fresh = left.Where(p => request.Stopped.Add((p.Id, p.Started))).ToList();
        if (mayStop && fresh.Count > 0)
        {
            fresh.ForEach(p => Send(p, ProcessCalls.SignalStop));
            return true;
        }

        left.ForEach(p => Send(p, ProcessCalls.SignalKill));
        request.Killed.UnionWith(left.Select(p => (p.Id, p.Started)));
        return left.Count > 0;
    }

    // Numbers are used again: the descriptor is compared with what was found, and then means that process for good.
    private static void Send(ProcessEntry process, int signal)
    {
        using var handle = ProcessCalls.Open(process.Id);
        if (handle.IsInvalid && NativeError.Last is NativeError.TooManyFiles or NativeError.TooManyFilesOfAll)
        {
            ProcessCalls.Send(process.Id, signal);
        }
        else if (!handle.IsInvalid && ProcessEntry.Read(process.Id) is { } now && now.Started == process.Started)
        {
            ProcessCalls.Send(handle, signal);
        }
    }

    private sealed class Request(Func<ProcessSnapshot, IEnumerable<ProcessEntry>> find)
    {
        public Func<ProcessSnapshot, IEnumerable<ProcessEntry>> Find { get; } = find;

        public HashSet<(int Id, long Started)> Stopped { get; } = [];

        public HashSet<(int Id, long Started)> Killed { get; } = [];

        public bool IsDone { get; set; }

        public bool IsAll { get; set; }
    }
}
