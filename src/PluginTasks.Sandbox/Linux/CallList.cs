using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PluginTasks.Sandbox.Linux;

/// <summary>
/// System calls that are ready to be made one after another, each with the result that it must have. They lie in native memory, and
/// making them allocates nothing, so that a thread can make them that must do nothing else. May be run by several threads at once
/// where no result is kept; its owner disposes of it once.
/// </summary>
internal sealed unsafe class CallList : IDisposable
{
    private const int Most = 128;
    private const int Descriptor = 1;

    private static readonly nint LibC = NativeLibrary.GetMainProgramHandle();

    private readonly delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint, nint> call =
        (delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint, nint>)NativeLibrary.GetExport(LibC, "syscall");

    private readonly delegate* unmanaged<int*> error = (delegate* unmanaged<int*>)NativeLibrary.GetExport(LibC, "__errno_location");

    private readonly List<string> names = [];
    private Entry* entries = (Entry*)NativeMemory.AllocZeroed(Most, (nuint)sizeof(Entry));

    public int Count { get; private set; }

    /// <summary>What a call must fail with.</summary>
    public static nint Failing(int error) => -error;

    /// <param name="name">For whoever reads that it failed.</param>
    /// <param name="expected">What it must give, or <see cref="Failing"/>.</param>
    public void Add(string name, nint expected, int number, nint first = 0, nint second = 0, nint third = 0, nint fourth = 0, nint fifth = 0) =>
        Add(name, new Entry { Number = number, First = first, Second = second, Third = third, Fourth = fourth, Fifth = fifth, Expected = expected });

    /// <summary>One that gives a descriptor, which is kept. Gives the place to ask for it by.</summary>
    public int AddOpening(string name, int number, nint first, nint second, nint third = 0, nint fourth = 0)
    {
        Add(name, new Entry { Number = number, First = first, Second = second, Third = third, Fourth = fourth, Kind = Descriptor });
        return Count - 1;
    }

    /// <summary>One whose first argument is a descriptor that a call before gave.</summary>
    public void AddOn(int opening, string name, int number, nint second = 0, nint third = 0) =>
        Add(name, new Entry { Number = number, First = (nint)(&entries[opening].Result), TakesResult = 1, Second = second, Third = third });

    /// <summary>What an opening gave; -1 where it was not reached.</summary>
    public int ResultOf(int opening) => (int)entries[opening].Result;

    /// <summary>Makes them. Gives the place of the first that did not give what it must, and what that gave; -1 where all did.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Run(nint* result)
    {
        for (var i = 0; i < Count; i++)
        {
            var entry = entries + i;
            var first = entry->TakesResult != 0 ? *(nint*)entry->First : entry->First;
            var given = call(entry->Number, first, entry->Second, entry->Third, entry->Fourth, entry->Fifth, 0);
            given = given == -1 ? -*error() : given;
            if (entry->Kind == Descriptor && given >= 0)
            {
                entry->Result = given;
            }
            else if (given != entry->Expected || entry->Kind == Descriptor)
            {
                *result = given;
                return i;
            }
        }

        return -1;
    }

    public string Describe(int index, nint result) =>
        $"{names[index]} gave '{(result < 0 ? NativeError.Describe((int)-result) : result.ToString(CultureInfo.InvariantCulture))}'";

    public void Dispose()
    {
        NativeMemory.Free(entries);
        entries = null;
        Count = 0;
    }

    private void Add(string name, Entry entry)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Count, Most);
        entry.Result = -1;
        entries[Count++] = entry;
        names.Add(name);
    }

    private struct Entry
    {
        public nint Number;
        public nint First;
        public nint Second;
        public nint Third;
        public nint Fourth;
        public nint Fifth;
        public nint Expected;
        public nint Result;
        public int Kind;
        public int TakesResult;
    }
}
