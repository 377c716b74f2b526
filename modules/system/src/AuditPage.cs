using System.ComponentModel.DataAnnotations;
using PluginTasks.Sdk;

namespace SystemModule;

/// <summary>The newest rows of the audit log.</summary>
[ModuleActions]
public sealed class AuditPage(IModuleSdk sdk)
{
    private const int Most = 1_000;

    /// <summary>The rows come with the table; only whether the operator granted them is asked before.</summary>
    [PageData("audit")]
    public Task Load(PageDataContext page, CancellationToken ct) => page.FillAsync(() => sdk.Host.Audit.ListAsync(new AuditFilters { Take = 1 }, ct));

    [Action("audit"), RequirePermission("system.view")]
    public async Task<TablePage> Rows(TableQuery query, CancellationToken ct)
    {
        var skip = (query.Page - 1) * query.PageSize;
        var wanted = (query.Filters ?? new Filters()).ToAuditFilters() with { Take = Math.Min(skip + query.PageSize + 1, Most) };
        var rows = await sdk.Host.Audit.ListAsync(wanted, ct);
        return new TablePage([.. rows.Skip(skip).Take(query.PageSize)], rows.Count);
    }

    public sealed record TableQuery([Range(1, 1_000)] int Page = 1, [Range(1, 200)] int PageSize = 50, TaskMonitor.TableOrder? Sort = null, Filters? Filters = null);

    /// <param name="Rows">One page.</param>
    /// <param name="TotalRows">How many there are up to this page, and one more where there is a next.</param>
    public sealed record TablePage(IReadOnlyList<AuditLine> Rows, int TotalRows);

    /// <summary>As the fields above the table leave them: an empty one does not filter.</summary>
    public sealed record Filters(string? Kind = null, string? Module = null, string? UserId = null)
    {
        public AuditFilters ToAuditFilters() => new() { Kind = Given(Kind), Module = Given(Module), UserId = Given(UserId) };

        private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }
}
