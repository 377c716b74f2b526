using PluginTasks.Modules.Running;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Tests;

namespace PluginTasks.Modules.Tests.Running;

public sealed class BoundedModuleLogTests
{
    private readonly ManualTime time = new();
    private readonly Kept kept = new();
    private readonly BoundedModuleLog log;

    public BoundedModuleLogTests() => log = new BoundedModuleLog(kept, time);

    [Fact]
    public void Line_MoreThanAllowedInASecond_LeavesOutAndCounts()
    {
        Write("flood", BoundedModuleLog.MostLines + 5);
        Assert.Equal(BoundedModuleLog.MostLines, kept.Lines.Count);

        time.Advance(TimeSpan.FromSeconds(1));
        Write("flood", 1);

        Assert.Equal(["5 lines were left out: there were more than 1000 in a second.", "line"], kept.Lines.TakeLast(2).Select(l => l.Message));
    }

    [Fact]
    public void Line_OfAnotherModule_IsWritten()
    {
        Write("flood", BoundedModuleLog.MostLines + 5);
        Write("honest", 1);

        Assert.Equal(BoundedModuleLog.MostLines + 1, kept.Lines.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void End_AfterLinesWereLeftOut_TellsHowManyOnce(bool died)
    {
        Write("flood", BoundedModuleLog.MostLines + 2);
        for (var i = 0; i < 2; i++)
        {
            if (died)
            {
                log.Died("flood", 1, "worker exited");
            }
            else
            {
                log.Ended("flood", 1);
            }
        }

        Assert.Single(kept.Lines, l => l.Message.StartsWith("2 lines were left out", StringComparison.Ordinal));
    }

    private void Write(string module, int count)
    {
        for (var i = 0; i < count; i++)
        {
            log.Line(module, new ModuleLine(ModuleLogLevel.Info, "line"));
        }
    }

    private sealed class Kept : IModuleLog
    {
        public List<ModuleLine> Lines { get; } = [];

        public void Started(string module, int generation, int? processId)
        {
        }

        public void StartFailed(string module, Exception error)
        {
        }

        public void Died(string module, int generation, string how)
        {
        }

        public void Ended(string module, int generation)
        {
        }

        public void CallFailed(string module, string call, string correlationId, Exception error)
        {
        }

        public void LongRunningFailed(string module, string name, Exception error)
        {
        }

        public void Line(string module, ModuleLine line) => Lines.Add(line);
    }
}
