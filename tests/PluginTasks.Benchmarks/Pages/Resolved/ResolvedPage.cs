using BenchmarkDotNet.Attributes;
using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Benchmarks.Pages.Resolved;

public class ResolvedPage
{
    private readonly MonthPage month = MonthPage.Load();
    private readonly PageView view;

    public ResolvedPage() => view = month.View;

    [Benchmark]
    public int Write()
    {
        using var output = new JsonOutput();
        view.WriteResolved(output, month.PageStore, month.GlobalStore, month.Data);
        return output.Length;
    }
}
