using System.Diagnostics.Metrics;
using PluginTasks.Web.Health;

namespace PluginTasks.Web.Tests.Health;

public sealed class PrometheusTextTests
{
    [Fact]
    public void Write_TwiceAtOnce_HasAllFiguresBothTimes()
    {
        using var meter = new Meter("test");
        using var firstIsDone = new ManualResetEventSlim();
        PrometheusText? text = null;
        var second = new Thread(() => text!.Write());
        meter.CreateObservableGauge("a", () =>
        {
            if (Thread.CurrentThread == second)
            {
                firstIsDone.Wait();
            }

            return 1L;
        });
        meter.CreateObservableGauge("b", () =>
        {
            if (Thread.CurrentThread != second)
            {
                // The second one has begun, and waits: for its turn, or in the midst of its own figures.
                second.Start();
                SpinWait.SpinUntil(() => second.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
            }

            return 1L;
        });
        using (text = new PrometheusText(meter))
        {
            var written = text.Write();
            firstIsDone.Set();
            second.Join();

            Assert.Contains("a 1\n", written, StringComparison.Ordinal);
            Assert.Contains("b 1\n", written, StringComparison.Ordinal);
        }
    }
}
