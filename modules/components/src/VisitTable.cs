using System.ComponentModel.DataAnnotations;
using System.Globalization;
using PluginTasks.Sdk;

namespace Components;

/// <summary>The rows of the table that asks an action for each of its pages.</summary>
[ModuleActions]
public sealed class VisitTable
{
    private static readonly string[] Guests = ["Ada", "Bruno", "Carla", "Dario", "Elena", "Fabio", "Gaia"];
    private static readonly string[] Languages = ["en", "it", "de"];
    private static readonly Visit[] Visits = [.. Enumerable.Range(1, 87).Select(Make)];

    /// <summary>By what the table can be sorted and filtered: the columns' fields.</summary>
    private static readonly Dictionary<string, Func<Visit, IComparable>> Columns = new()
    {
        ["number"] = visit => visit.Number,
        ["guest"] = visit => visit.Guest,
        ["day"] = visit => visit.Day,
        ["people"] = visit => visit.People,
        ["language"] = visit => visit.Language,
    };

    [Action("visits"), RequirePermission("components.view")]
    public Task<VisitPage> Rows(VisitQuery query)
    {
        var found = Sort(Filter(query.Filters), query.Sort).ToList();
        var rows = found.Skip((query.Page - 1) * query.PageSize).Take(query.PageSize);
        return Task.FromResult(new VisitPage([.. rows], found.Count));
    }

    private static IEnumerable<Visit> Filter(IReadOnlyDictionary<string, string>? filters) =>
        Visits.Where(visit => (filters ?? new Dictionary<string, string>()).All(filter =>
            Columns.TryGetValue(filter.Key, out var column) &&
            $"{column(visit)}".Contains(filter.Value, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<Visit> Sort(IEnumerable<Visit> visits, TableOrder? order)
    {
        if (order is null || !Columns.TryGetValue(order.Field, out var column))
        {
            return visits;
        }

        return order.Direction == "desc" ? visits.OrderByDescending(column) : visits.OrderBy(column);
    }

    private static Visit Make(int number) => new(
        number,
        Guests[number * 3 % Guests.Length],
        new DateOnly(2026, 5, 1).AddDays(number * 11 % 60).ToString("O", CultureInfo.InvariantCulture),
        number * 5 % 8 + 1,
        Languages[number % Languages.Length],
        new Guide(Guests[number % Guests.Length]));

    public sealed record VisitQuery(
        [Range(1, 10_000)] int Page = 1,
        [Range(1, 100)] int PageSize = 20,
        TableOrder? Sort = null,
        IReadOnlyDictionary<string, string>? Filters = null);

    public sealed record TableOrder(string Field, string Direction = "asc");

    public sealed record VisitPage(IReadOnlyList<Visit> Rows, int TotalRows);

    public sealed record Visit(int Number, string Guest, string Day, int People, string Language, Guide Guide);

    public sealed record Guide(string Name);
}
