using PluginTasks.Fuzz.Running;
using PluginTasks.Fuzz.Texts;

namespace PluginTasks.Modules.Tests;

/// <summary>A fixed sample of what <c>scripts/fuzz-pages.sh</c> does without end. What takes too long here shows as the runner's timeout.</summary>
public sealed class MutatedModuleTests
{
    private const int Files = 2_000;
    private const int FirstSeed = 20_260;

    [Fact]
    public void Examine_MutatedModules_GivesDiagnosticsAlone()
    {
        var folder = Directory.CreateTempSubdirectory("plugintasks-test-");
        try
        {
            var module = new FuzzModule(Corpus.Load(), folder.FullName);
            var runner = new StepRunner(TimeProvider.System, TimeSpan.MaxValue);
            for (var (done, seed) = (0, FirstSeed); done < Files; seed++)
            {
                done += module.Write(seed);
                var failure = runner.Examine(module.Root);
                Assert.True(failure is null, $"seed {seed}, {failure?.File}: {failure?.Problem}");
            }

            Assert.True(runner.Diagnostics > Files);
            Assert.True(runner.Trees > Files / 4);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
