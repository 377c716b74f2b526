using System.Runtime.CompilerServices;
using PluginTasks.Sandbox.Cage;

namespace PluginTasks.Sandbox.Linux;

/// <summary>
/// A thread that puts a cage on itself, starts one program, which inherits the cage, and ends. What is born on a caged thread is
/// caged, also the runtime's own helpers, and so is what continues there: between the first call and the end nothing is allocated,
/// nothing compiled, nothing completed. Whoever wants the result joins the thread.
/// </summary>
internal sealed unsafe class CagingThread
{
    private const int StackSize = 256 << 10;

    private readonly CallList first;
    private readonly CallList cage;
    private readonly PreparedSpawn? spawn;
    private CallList? stopped;
    private int failed;
    private nint result;
    private int error;
    private int pid;

    static CagingThread()
    {
        // Whatever the first time compiles and loads, it does where nothing is caged.
        using var nothing = new CallList();
        nothing.Add("no call", CallList.Failing(NativeError.NoCall), -1);
        using var nobody = new PreparedSpawn("/", [""], [], "/", []);
        new CagingThread(nothing, nothing, nobody).RunToEnd();
    }

    private CagingThread(CallList first, CallList cage, PreparedSpawn? spawn)
    {
        this.first = first;
        this.cage = cage;
        this.spawn = spawn;
    }

    /// <summary>Starts a program in a cage. Gives an error number, 0 where it runs.</summary>
    /// <exception cref="CageException">The cage did not close; nothing was started.</exception>
    /// <param name="first">What only this start needs, before the cage closes.</param>
    public static int Start(CallList first, CallList cage, PreparedSpawn spawn, out int pid)
    {
        var thread = new CagingThread(first, cage, spawn);
        thread.RunToEnd();
        pid = thread.pid;
        return thread.stopped is { } list ? throw new CageException($"A cage did not close: {list.Describe(thread.failed, thread.result)}.") : thread.error;
    }

    /// <summary>Makes calls that belong to no program, such as the making of a namespace.</summary>
    /// <exception cref="CageException">One of them failed.</exception>
    public static void Run(CallList calls)
    {
        using var nothing = new CallList();
        var thread = new CagingThread(nothing, calls, null);
        thread.RunToEnd();
        if (thread.stopped is not null)
        {
            throw new CageException($"{calls.Describe(thread.failed, thread.result)}.");
        }
    }

    private void RunToEnd()
    {
        var thread = new Thread(Run, StackSize) { IsBackground = true };
        thread.UnsafeStart();
        thread.Join();
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run()
    {
        nint given = 0;
        var started = 0;
        var list = first;
        var number = first.Run(&given);
        if (number < 0)
        {
            list = cage;
            number = cage.Run(&given);
        }

        if (number < 0 && spawn is not null)
        {
            error = spawn.Run(&started);
        }

        stopped = number < 0 ? null : list;
        failed = number;
        result = given;
        pid = started;
    }
}
