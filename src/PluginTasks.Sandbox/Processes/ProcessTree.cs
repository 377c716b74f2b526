namespace PluginTasks.Sandbox.Processes;

/// <summary>
/// All that comes from one start: what carries its mark, what is in its session, and what any of these started; with it what a module's
/// user has that hides whose it is, without mark and without parent.
/// </summary>
/// <param name="Root">What was started. It may have ended and been reaped.</param>
/// <param name="Mark">Its mark.</param>
/// <param name="User">The user that it was started as, where that is one of its module alone.</param>
internal sealed record ProcessTree(ProcessEntry Root, string Mark, int? User = null)
{
    public IEnumerable<ProcessEntry> Living(ProcessSnapshot all)
    {
        // The session is the root's while its number belongs to it or to nobody.
        var isReused = all[Root.Id] is { } now && now.Started != Root.Started;
        return all.WithDescendants(all.Processes.Where(p =>
            p.Started >= Root.Started && ((p.Session == Root.Id && !isReused) || all.MarkOf(p) == Mark || (User is { } user && all.IsHiding(p, user)))));
    }
}
