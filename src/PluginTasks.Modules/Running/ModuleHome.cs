using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Cage;

namespace PluginTasks.Modules.Running;

/// <summary>Where a generation of a module lives: its cage, and its way out of it.</summary>
/// <param name="cage">Null where this machine can make none.</param>
/// <param name="rules">What the module may do at the moment of asking.</param>
/// <param name="way">Serves its way out, until it is disposed of.</param>
public sealed class ModuleHome(ModuleCage? cage, Func<AccessRuleSet> rules, IAsyncDisposable? way) : IAsyncDisposable
{
    public ModuleCage? Cage { get; } = cage;

    public AccessRuleSet Rules => rules();

    public async ValueTask DisposeAsync()
    {
        if (way is not null)
        {
            await way.DisposeAsync().ConfigureAwait(false);
        }

        Cage?.Dispose();
    }
}
