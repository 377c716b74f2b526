namespace PluginTasks.Pages.Tests;

internal static class Allocations
{
    private const int Times = 5;

    /// <summary>How many bytes something takes once it is warm: the least of several times, as a collection in between empties pools that it borrows from.</summary>
    public static long Of(Action act) => Enumerable.Range(0, Times).Min(_ =>
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        act();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    });
}
