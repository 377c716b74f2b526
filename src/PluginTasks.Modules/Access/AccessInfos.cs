using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Sandbox.Audit;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Access;

/// <summary>Requests, decisions and the audit log as modules and programs are shown them.</summary>
public static class AccessInfos
{
    public static AccessRequestInfo Of(AccessRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var key = request.Key;
        return new(
            key.Module,
            AccessVocabulary.NameOf(key.Resource),
            AccessVocabulary.NameOf(key.Operation),
            key.Target,
            request.FirstAsked,
            request.LastAsked,
            request.Times);
    }

    public static AccessDecisionInfo Of(DecidedAccess decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var key = decision.Key;
        return new(
            key.Module,
            AccessVocabulary.NameOf(key.Resource),
            AccessVocabulary.NameOf(key.Operation),
            key.Target,
            NameOf(decision.Verdict),
            decision.By,
            decision.At);
    }

    public static AuditLine Of(AuditRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var entry = row.Entry;
        return new(row.Number, entry.At!.Value, AuditWords.NameOf(entry.Kind), entry.Module, entry.User, entry.Subject, entry.Outcome, entry.Detail, row.Hash);
    }

    /// <exception cref="ArgumentException">A number out of range, or a kind that there is not.</exception>
    public static AuditQuery QueryOf(AuditFilters? filters)
    {
        filters ??= new AuditFilters();
        ArgumentOutOfRangeException.ThrowIfLessThan(filters.Take, 1, "take");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(filters.Take, AuditQuery.Most, "take");
        return new AuditQuery
        {
            Kind = filters.Kind is not { } name ? null
                : AuditWords.TryRead(name, out var kind) ? kind
                : throw new ArgumentException($"There is no kind '{name}'; there are {string.Join(", ", AuditWords.All)}."),
            Module = filters.Module,
            User = filters.UserId,
            Before = filters.Before,
            Take = filters.Take,
        };
    }

    private static string NameOf(AccessVerdict verdict) => verdict switch
    {
        AccessVerdict.Session => "session",
        AccessVerdict.Always => "good",
        _ => "denied",
    };
}
