using System.Globalization;
using System.Text.RegularExpressions;
using PluginTasks.Sdk;

namespace Reports;

/// <summary>
/// Sums up a report in a sentence. It needs no language model, and one would be asked in the same place: an agent is a class with a method
/// that takes a prompt, and what the method returns is the task's result.
/// </summary>
[Agent("summarizer", Instructions = "Sum up the report of the month that is asked for, in one sentence.")]
[RequirePermission("reports.run")]
public sealed partial class Summarizer(IModuleSdk sdk)
{
    public async Task<string> ChatAsync(string prompt, CancellationToken ct)
    {
        var month = Month().Match(prompt ?? "").Value;
        var report = month.Length > 0 ? await new ReportArchive(sdk).ReadAsync(month, ct) : null;
        if (report is null)
        {
            throw new TaskFailedException(sdk.I18n.T("reports.summary.none"));
        }

        var shops = report.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(';')).ToList();
        var total = shops.Sum(shop => long.Parse(shop[2], CultureInfo.InvariantCulture));
        return sdk.I18n.T("reports.summary.text", new { month, Best = shops[0][0], Total = Money(total), count = shops.Count });
    }

    private static string Money(long cents) => (cents / 100m).ToString("N2", CultureInfo.InvariantCulture);

    [GeneratedRegex(ReportOrder.MonthPattern)]
    private static partial Regex Month();
}
