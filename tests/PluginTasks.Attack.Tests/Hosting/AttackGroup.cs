using System.Diagnostics.CodeAnalysis;

namespace PluginTasks.Attack.Tests.Hosting;

/// <summary>What the groups of attacks share.</summary>
[Collection(AttackCollection.Name)]
[SuppressMessage("Design", "CA1515", Justification = "xunit wants the classes of tests, and what they extend, public.")]
public abstract class AttackGroup(AttackedHost host) : IAsyncLifetime
{
    internal const int Here = -100; // AT_FDCWD
    internal const int Write = 1;
    internal const int Both = 2;
    internal const int Create = 0x40;
    internal const int Truncate = 0x200;
    internal const int AllModes = 0x1B6;

    /// <summary>
    /// Whether a module has a user, a network and a view of processes of its own. As anybody else the host can make none, says so, and
    /// what those alone hold is not tried.
    /// </summary>
    internal static bool IsRoot => Environment.IsPrivilegedProcess;

    protected AttackedHost Host { get; } = host;

    /// <summary>What a test before did to the attacker's worker is not this one's.</summary>
    public Task InitializeAsync() => Host.Attacker.Current is { Lost.IsCompleted: false } ? Task.CompletedTask : Host.RenewAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    internal static Call Open(string path, int flags = 0, int mode = 0) => Call.To("openat", Here, path, flags, mode);

    /// <summary>A place in the attacker's own folder that no other test uses.</summary>
    internal string Own(Side side, string name) => Path.Combine(Host.DataFolder, $"{side}-{name}");
}
