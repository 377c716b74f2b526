using PluginTasks.Sandbox.Linux;
using PluginTasks.Sandbox.Processes;

namespace PluginTasks.Sandbox.Cage;

/// <summary>Makes the cages of a host's modules. Thread safe.</summary>
public sealed class ModuleCages
{
    private readonly CageSettings settings;
    private readonly ModuleUsers users;

    public ModuleCages(CageSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        this.settings = settings;
        users = new ModuleUsers(settings.ModulesFolder);
    }

    /// <summary>What is not enforced on this machine, for people; empty where all is.</summary>
    public IReadOnlyList<string> Gaps => CageGaps.Of(settings.Machine, settings.AllowsPortOnlyEgress);

    /// <summary>Ends what hosts that were killed left running of these modules, and of all others.</summary>
    /// <returns>How many processes that were.</returns>
    public int KillLeftOvers() => LeftOverProcesses.Kill(users.IsOurs);

    /// <summary>A cage for a module whose folders are there. Null where this machine can make none and none is required.</summary>
    /// <exception cref="CageException">There is none, and one is required; or the module's user cannot reach what it runs from.</exception>
    public ModuleCage? Make(ModuleCagePlace place)
    {
        ArgumentNullException.ThrowIfNull(place);
        if (!settings.Machine.IsWhole && settings.IsRequired)
        {
            throw new CageException($"sandbox.required is set, and this machine does not enforce: {string.Join("; ", Gaps)}; 'plugintasks doctor' says more");
        }

        if (!settings.Machine.HasSeccomp)
        {
            return null;
        }

        CageUser? user = settings.Machine.HasUsers ? users.Of(place.Module) : null;
        if (user is { } own)
        {
            FileCalls.Give(place.TempFolder, own.Id);
            Reach.Demand(own, [place.CodeFolder, place.DataFolder, place.TempFolder, .. settings.RuntimeFolders]);
        }

        return new ModuleCage(settings, place, user);
    }
}
