using PluginTasks.Sandbox.Cage;
using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Processes;

/// <summary>
/// A program started by <c>posix_spawn</c> as the leader of a session of its own: it has no terminal, a signal to its group
/// reaches all that did not leave it, and what left the group is still in the session.
/// </summary>
internal sealed class LinuxChild : IChild
{
    private readonly Lock reaping = new();
    private readonly TaskCompletionSource<int> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ProcessTree tree;
    private bool isReaped;
    private volatile bool isKilled;

    private LinuxChild(int id, string mark, int? user, ChildPipes pipes)
    {
        // It is not reaped yet, so it is there, even if it has ended.
        tree = new ProcessTree(ProcessEntry.Read(id) ?? new ProcessEntry(id, Environment.ProcessId, id, 0, 'R'), mark, user);
        Input = pipes.Input;
        Output = pipes.Output;
        Error = pipes.Error;
        MessagesIn = pipes.MessagesIn;
        MessagesOut = pipes.MessagesOut;
    }

    public int Id => tree.Root.Id;

    public Stream Input { get; }

    public Stream Output { get; }

    public Stream Error { get; }

    public Stream? MessagesIn { get; }

    public Stream? MessagesOut { get; }

    public Task<int> Ended => ended.Task;

    public static LinuxChild Start(ChildStart start)
    {
        using var pipes = ChildPipes.Open(start.ConnectsMessages);
        var mark = ProcessMark.Next();
        int id;
        try
        {
            id = Spawn(start, mark, pipes);
        }
        catch
        {
            pipes.CloseHosts();
            throw;
        }

        var child = new LinuxChild(id, mark, start.Cage?.User?.Id, pipes);
        if (start.Cage is { } cage)
        {
            child.DemandCaged(cage);
        }

        child.WatchEnd();
        return child;
    }

    public void Kill()
    {
        // Once nothing lives, nothing can come again.
        if (isKilled)
        {
            return;
        }

        // Most of what there is stands still at once.
        SendToGroup(ProcessCalls.SignalStop);
        try
        {
            ProcessKiller.Shared.Kill(tree.Living, out var isAll);
            isKilled = isAll;
        }
        catch (IOException)
        {
            // The host has no descriptor left to look with; the group is reached all the same.
        }

        SendToGroup(ProcessCalls.SignalKill);
    }

    // While it is not reaped its number is its own, and so is its group's.
    private void SendToGroup(int signal)
    {
        lock (reaping)
        {
            if (!isReaped)
            {
                ProcessCalls.SendToGroup(Id, signal);
            }
        }
    }

    private static unsafe int Spawn(ChildStart start, string mark, ChildPipes pipes)
    {
        var environment = start.Environment.Where(v => v.Key != ProcessMark.Variable).Select(v => $"{v.Key}={v.Value}");
        using var spawn = new PreparedSpawn(
            start.Program,
            [start.Name ?? start.Program, .. start.Arguments],
            [.. environment, $"{ProcessMark.Variable}={mark}"],
            start.WorkingFolder,
            pipes.OfProgram());
        int id;
        var error = start.Cage is { } cage ? cage.Start(spawn, start.Groups, out id) : spawn.Run(&id);
        return error == 0 ? id : throw StartError.Of(error, start);
    }

    private void DemandCaged(ProcessCage cage)
    {
        try
        {
            CageCheck.Demand(Id, cage.User);
        }
        catch
        {
            Abandon();
            throw;
        }
    }

    private void WatchEnd()
    {
        var process = ProcessCalls.Open(Id);
        try
        {
            if (process.IsInvalid)
            {
                throw new IOException("there is no descriptor for it");
            }

            EndWatcher.Shared.Watch(process, Reap);
        }
        catch (IOException e)
        {
            process.Dispose();
            Abandon();
            throw new ProcessStartException(ProcessStartFailure.Resources, $"The end of '{Id}' cannot be waited for: {e.Message}", e);
        }
    }

    private void Reap() => Reap(blocks: false);

    private void Reap(bool blocks)
    {
        lock (reaping)
        {
            // Somebody else can only have reaped it where the host was started with SIGCHLD ignored: then nobody knows how it ended.
            var code = ProcessCalls.Reap(Id, blocks) ?? byte.MaxValue;
            isReaped = true;
            ended.TrySetResult(code);
        }
    }

    // Blocks, but only until a killed process is gone.
    private void Abandon()
    {
        Kill();
        Reap(blocks: true);
        foreach (var stream in new[] { Input, Output, Error, MessagesIn, MessagesOut })
        {
            stream?.Dispose();
        }
    }
}
