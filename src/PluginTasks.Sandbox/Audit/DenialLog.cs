using System.Globalization;
using PluginTasks.Sandbox.Access;

namespace PluginTasks.Sandbox.Audit;

/// <summary>
/// Writes refusals to the audit log so that a module cannot fill it: what is refused again and again is written once and then counted for
/// a minute, and of a module's different targets so many a minute, and the rest counted together. Thread safe.
/// </summary>
public sealed class DenialLog(IAuditLog audit, TimeProvider time) : IDenialLog
{
    /// <summary>So many different targets of a module are written in a minute.</summary>
    public const int MostTargets = 20;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Minute> minutes = new(StringComparer.Ordinal);

    public void Denied(string module, ResourceType resource, AccessOperation operation, string target, string reason)
    {
        ArgumentNullException.ThrowIfNull(target);
        var subject = AuditText.Clean($"{AccessVocabulary.NameOf(resource)} {AccessVocabulary.NameOf(operation)} {target}", 500)!;
        lock (gate)
        {
            if (minutes.TryGetValue(module, out var minute) && time.GetElapsedTime(minute.Began) >= Window)
            {
                End(module, minute);
                minute = null;
            }

            minute ??= minutes[module] = new Minute(time.GetTimestamp());
            if (minute.Again.TryGetValue((subject, reason), out var again))
            {
                minute.Again[(subject, reason)] = again + 1;
            }
            else if (minute.Again.Count < MostTargets)
            {
                minute.Again[(subject, reason)] = 0;
                audit.Write(new AuditEntry { Kind = AuditKind.Denial, Module = module, Subject = subject, Outcome = reason });
            }
            else
            {
                minute.Others++;
            }
        }
    }

    /// <summary>Writes what was counted in minutes that are over.</summary>
    public void Flush()
    {
        lock (gate)
        {
            foreach (var (module, minute) in minutes.Where(m => time.GetElapsedTime(m.Value.Began) >= Window).ToList())
            {
                End(module, minute);
            }
        }
    }

    /// <summary>Writes all that was counted.</summary>
    public void Close()
    {
        lock (gate)
        {
            foreach (var (module, minute) in minutes.ToList())
            {
                End(module, minute);
            }
        }
    }

    private void End(string module, Minute minute)
    {
        minutes.Remove(module);
        foreach (var ((subject, reason), again) in minute.Again.Where(a => a.Value > 0))
        {
            var detail = $"{Number(again)} times more";
            audit.Write(new AuditEntry { Kind = AuditKind.Denial, Module = module, Subject = subject, Outcome = reason, Detail = detail });
        }

        if (minute.Others > 0)
        {
            var detail = $"{Number(minute.Others)} refusals of other targets";
            audit.Write(new AuditEntry { Kind = AuditKind.Denial, Module = module, Outcome = "many", Detail = detail });
        }
    }

    private static string Number(long count) => count.ToString(CultureInfo.InvariantCulture);

    private sealed class Minute(long began)
    {
        public long Began { get; } = began;

        public Dictionary<(string Subject, string Reason), long> Again { get; } = [];

        public long Others { get; set; }
    }
}
