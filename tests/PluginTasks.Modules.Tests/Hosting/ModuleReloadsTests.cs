using PluginTasks.Modules.Hosting;
using PluginTasks.Modules.Running;
using PluginTasks.Modules.Tests.Running;
using PluginTasks.Tasks.Schedules.Firing;
using PluginTasks.Tasks.Storage;
using PluginTasks.Tasks.Tests.Schedules.Firing;

namespace PluginTasks.Modules.Tests.Hosting;

public sealed class ModuleReloadsTests
{
    [Fact]
    public async Task SwitchAsync_OffWhileAReloadSetsItsSchedules_LeavesNone()
    {
        using var folder = new ModulesFolder(("module.yaml", "name: m\nschedules: [{id: a, when: every 2h, task: m.run}]\n"));
        var data = Directory.CreateTempSubdirectory("plugintasks-test-");
        var tasks = new MemoryTaskStore();
        var schedules = new InterferingStore(tasks.Schedules);
        await using (var host = new PluginHost(new PluginHostSetup
        {
            Library = folder.Load(),
            Tasks = tasks,
            Schedules = schedules,
            Launcher = new FakeWorkers(),
            Modules = new ModuleHostOptions { DataFolder = data.FullName },
        }))
        {
            await host.StartAsync();
            Assert.Single(await tasks.Schedules.ListAsync(new ScheduleQuery()));
            var setting = new TaskCompletionSource();
            var isEmptied = false;
            schedules.BeforeSet = async wanted =>
            {
                Volatile.Write(ref isEmptied, wanted.Count == 0);
                setting.TrySetResult();
                for (var i = 0; i < 10_000 && !Volatile.Read(ref isEmptied); i++)
                {
                    await Task.Yield();
                }
            };

            var reload = host.ReloadAsync("m");
            await setting.Task;
            await host.SwitchAsync("m", isOn: false);
            await reload;

            Assert.Empty(await tasks.Schedules.ListAsync(new ScheduleQuery()));
        }

        data.Delete(recursive: true);
    }
}
