using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Linux;

/// <summary>
/// A program that is ready to be started: everything it takes is in native memory already, so that <see cref="Run"/> is one
/// native call that allocates nothing. A thread that has restricted itself can make that call and nothing else.
/// </summary>
internal sealed unsafe class PreparedSpawn : IDisposable
{
    private static readonly bool ClosesTheRest = NativeLibrary.TryGetExport(
        NativeLibrary.GetMainProgramHandle(), "posix_spawn_file_actions_addclosefrom_np", out _);

    private readonly NativeStrings paths;
    private readonly NativeStrings arguments;
    private readonly NativeStrings environment;
    private void* attributes;
    private void* actions;

    /// <param name="program">Absolute.</param>
    /// <param name="arguments">All of them, the program's name first.</param>
    /// <param name="environment">All of it, as <c>NAME=value</c>.</param>
    /// <param name="folder">Where it runs, absolute.</param>
    /// <param name="descriptors">What it gets as 0, 1, 2 and so on. Each must be greater than all of these numbers, else one would overwrite another.</param>
    public PreparedSpawn(
        string program, IReadOnlyList<string> arguments, IReadOnlyList<string> environment, string folder, ReadOnlySpan<int> descriptors)
    {
        paths = new NativeStrings([program, folder]);
        this.arguments = new NativeStrings(arguments);
        this.environment = new NativeStrings(environment);
        attributes = NativeMemory.AllocZeroed(SpawnCalls.StructureSize);
        actions = NativeMemory.AllocZeroed(SpawnCalls.StructureSize);
        _ = SpawnCalls.InitializeAttributes(attributes);
        _ = SpawnCalls.InitializeActions(actions);
        SetSignals();
        SetDescriptors(descriptors);
    }

    /// <summary>Starts it. Gives an error number, 0 where it runs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Run(int* pid) => SpawnCalls.Spawn(pid, paths.First, actions, attributes, arguments.Pointer, environment.Pointer);

    public void Dispose()
    {
        if (attributes is null)
        {
            return;
        }

        _ = SpawnCalls.DestroyAttributes(attributes);
        _ = SpawnCalls.DestroyActions(actions);
        NativeMemory.Free(attributes);
        NativeMemory.Free(actions);
        attributes = null;
        actions = null;
        paths.Dispose();
        arguments.Dispose();
        environment.Dispose();
    }

    // The runtime ignores SIGPIPE and handles others, and what is ignored stays so in a new program. The set is filled by hand:
    // sigfillset leaves two signals out that the C library uses itself, and posix_spawn then starts programs that ignore them.
    private void SetSignals()
    {
        var signals = stackalloc byte[SpawnCalls.StructureSize];
        new Span<byte>(signals, SpawnCalls.StructureSize).Fill(byte.MaxValue);
        Check(SpawnCalls.SetDefaultSignals(attributes, signals));
        _ = SpawnCalls.EmptySignals(signals);
        Check(SpawnCalls.SetBlockedSignals(attributes, signals));
        Check(SpawnCalls.SetFlags(attributes, SpawnCalls.SetSignalDefaults | SpawnCalls.SetSignalMask | SpawnCalls.SetSession));
    }

    private void SetDescriptors(ReadOnlySpan<int> descriptors)
    {
        for (var target = 0; target < descriptors.Length; target++)
        {
            Check(SpawnCalls.AddDuplicate(actions, descriptors[target], target));
        }

        // The host's own descriptors close by themselves; those that it was started with itself may not.
        if (ClosesTheRest)
        {
            Check(SpawnCalls.AddCloseFrom(actions, descriptors.Length));
        }

        Check(SpawnCalls.AddFolder(actions, paths.Pointer[1]));
    }

    private static void Check(int error)
    {
        if (error != 0)
        {
            throw new InsufficientMemoryException($"A start of a program could not be prepared: {NativeError.Describe(error)}.");
        }
    }
}
