using PluginTasks.Store.Writing;
using PluginTasks.Tasks.Schedules.Firing;

namespace PluginTasks.Store.Schedules;

internal sealed class SetManifestSchedules(string module, IReadOnlyList<ScheduleRecord> written) : WriteCommand<IReadOnlyList<ScheduleRecord>>
{
    protected override IReadOnlyList<ScheduleRecord> Run(WriteSession session)
    {
        var table = session.Schedules;
        var known = table.OfModule(module).Where(s => s.Source == ScheduleSource.Manifest).ToDictionary(s => s.Id, StringComparer.Ordinal);
        foreach (var gone in known.Keys.Except(written.Select(w => w.Id), StringComparer.Ordinal))
        {
            table.Remove(gone);
        }

        return
        [
            .. written
                .Select(w => table.Put(known.TryGetValue(w.Id, out var stored) ? stored.Rewritten(w) : w.AsAdded()))
                .OrderBy(s => s.Id, StringComparer.Ordinal),
        ];
    }
}
