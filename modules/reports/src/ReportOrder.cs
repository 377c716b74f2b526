using System.ComponentModel.DataAnnotations;

namespace Reports;

/// <summary>Which report somebody wants. Checked before the action or the task is called.</summary>
/// <param name="Month">Such as <c>2026-04</c>. Default: the month that is over.</param>
/// <param name="OnDuplicates">What to do about sales that were sent twice.</param>
public sealed record ReportOrder(
    [RegularExpression(ReportOrder.MonthPattern, ErrorMessage = "A month is written as 2026-04.")] string? Month = null,
    OnDuplicates OnDuplicates = OnDuplicates.Ask)
{
    public const string MonthPattern = "[0-9]{4}-(0[1-9]|1[0-2])";
}
