using System.Diagnostics;
using PluginTasks.Attack.Tests.Hosting;
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
        CageCheck.Demand(Host.WorkerId, new CageUser((int)Sandbox.Linux.FileCalls.Look(Host.DataFolder)!.User));

        Assert.Throws<CageException>(() => CageCheck.Demand(Environment.ProcessId, null));
        Assert.Throws<CageException>(() => CageCheck.Demand(Host.WorkerId, new CageUser(12_345)));
    }

    [Theory]
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
        var networks = new[] { Environment.ProcessId, Host.WorkerId, Host.SiblingId }.Select(id => new FileInfo($"/proc/{id}/ns/net").LinkTarget).ToList();

        Assert.DoesNotContain(null, networks);
        Assert.Distinct(networks);
    }

    [Fact]
    public async Task Line64_Users_AreNotSharedWithSiblings()
    {
        var before = Sandbox.Linux.FileCalls.Look(Host.DataFolder)!.User;
        await Host.RenewAsync();

        Assert.Equal(before, Sandbox.Linux.FileCalls.Look(Host.DataFolder)!.User);
        Assert.NotEqual(before, Sandbox.Linux.FileCalls.Look(Host.At("host/modules/probe"))!.User);
    }
}
