using System.Diagnostics;
using PluginTasks.Attack.Tests.Hosting;
using PluginTasks.Modules.Access;
using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Sandbox.Cage;
using PluginTasks.Sandbox.Seccomp;
using PluginTasks.Tests;

namespace PluginTasks.Attack.Tests.Groups;

/// <summary>A cage that is not whole runs nothing.</summary>
public sealed class ClosingTests(AttackedHost host) : AttackGroup(host)
{
    private const int NotCaged = 71;

    [Fact]
    public void Line38_WithoutALayerThatIsRequired_NothingIsMade()
    {
        var cages = new ModuleCages(new CageSettings
        {
            IsRequired = true, ModulesFolder = Host.At("host/modules"), RuntimeFolders = [], Machine = CageMachine.Current with { Landlock = 0 },
        });

        Assert.Throws<CageException>(() => cages.Make(new ModuleCagePlace("attacker", Host.CodeFolder, Host.DataFolder, Host.TempFolder)));
    }

    [Fact]
    public void Line38_AProcessWithoutItsLayers_IsSeenFromOutside()
    {
        var user = (int)Sandbox.Linux.FileCalls.Look(Host.DataFolder)!.User;
        CageCheck.Demand(Host.WorkerId, IsRoot ? new CageUser(user) : null);

        Assert.Throws<CageException>(() => CageCheck.Demand(Environment.ProcessId, null));
        Assert.Throws<CageException>(() => CageCheck.Demand(Host.WorkerId, new CageUser(user + 1)));
    }

    [Theory(Timeout = 60_000)]
    [InlineData("/usr")]
    [InlineData("/proc/self/status")]
    public async Task Line39_AWorkerThatIsNotCaged_EndsBeforeItServes(string open)
    {
        var seal = new SealOrder { Filter = SeccompProgram.For(new SeccompProfile()).Instructions, ClosedPaths = [open] };
        var start = new ProcessStartInfo(RepositoryRoot.Worker) { RedirectStandardError = true };
        start.Environment[SealOrder.Variable] = seal.ToString();
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        using var worker = Process.Start(start)!;

        var said = await worker.StandardError.ReadToEndAsync();
        await worker.WaitForExitAsync();

        Assert.Equal(NotCaged, worker.ExitCode);
        Assert.Contains($"opening {open}", said, StringComparison.Ordinal);
    }

    [Fact]
    public void Line48_Networks_AreEachModulesOwn()
    {
        if (!IsRoot)
        {
            return;
        }

        var networks = new[] { Environment.ProcessId, Host.WorkerId, Host.SiblingId }.Select(id => new FileInfo($"/proc/{id}/ns/net").LinkTarget).ToList();

        Assert.DoesNotContain(null, networks);
        Assert.Distinct(networks);
    }

    [Fact(Timeout = 60_000)]
    public async Task Line64_Rights_ThatWereTakenAway_AreGoneAtOnce()
    {
        var theirs = Open(Path.Combine(Host.Open, "file"));
        var wish = new AccessWish("attacker", "filesystem", "read", Host.Open);
        await Host.Test.Host.Access.DecideAsync(wish, AccessVerdict.Session, "root");
        try
        {
            foreach (var side in new[] { Side.Worker, Side.Program })
            {
                await Host.RefusesAsync(side, theirs.Works());
            }

            // What runs in the old worker would keep them.
            var task = await Host.Test.SubmitAsync("attacker.wait");
            await Host.Test.UntilAsync(task, t => t.Checkpoint is not null);
            var old = Host.Attacker.Current!;
            await Host.Test.Host.Access.DecideAsync(wish, AccessVerdict.Denied, "root");

            await old.Lost;
            Assert.Equal(Sdk.TaskState.Interrupted, (await Host.Test.WaitAsync(task)).Status);
            foreach (var side in new[] { Side.Worker, Side.Program })
            {
                await Host.RefusesAsync(side, theirs.Fails(Errno.Denied));
            }
        }
        finally
        {
            await Host.Test.Host.Access.ForgetAsync(wish, "root");
        }
    }

    [Fact]
    public async Task Line64_Users_AreNotSharedWithSiblings()
    {
        if (!IsRoot)
        {
            return;
        }

        var before = Sandbox.Linux.FileCalls.Look(Host.DataFolder)!.User;
        await Host.RenewAsync();

        Assert.Equal(before, Sandbox.Linux.FileCalls.Look(Host.DataFolder)!.User);
        Assert.NotEqual(before, Sandbox.Linux.FileCalls.Look(Host.At("host/modules/probe"))!.User);
    }
}
