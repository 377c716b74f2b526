using PluginTasks.Benchmarks;
using PluginTasks.Benchmarks.Pages.Definition;

switch (args)
{
    // The two hidden modes are started by benchmarks, as processes of their own.
    case [HiddenModes.Idle]:
        return 0;
    case [HiddenModes.ServeBytes, var file]:
        await BareServer.RunAsync(file);
        return 0;
    default:
        return await BenchmarkRunner.RunAsync(args);
}
