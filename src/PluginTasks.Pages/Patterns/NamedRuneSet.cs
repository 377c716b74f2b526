namespace PluginTasks.Pages.Patterns;

/// <summary>A set that is read when a pattern first names it, and everything outside of it.</summary>
internal sealed class NamedRuneSet(Func<RuneSet> read)
{
    private readonly Lazy<(RuneSet Inside, RuneSet Outside)> sets = new(() =>
    {
        var inside = read();
        return (inside, inside.Negated());
    });

    public RuneSet Inside => sets.Value.Inside;

    public RuneSet Outside => sets.Value.Outside;
}
