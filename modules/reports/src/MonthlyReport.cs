namespace Reports;

/// <summary>What came of a report; the task's result.</summary>
/// <param name="Month">Of which month.</param>
/// <param name="Rows">How many rows count.</param>
/// <param name="Duplicates">How many rows had been sent twice.</param>
/// <param name="Merged">Whether those count once.</param>
/// <param name="Cents">For how much was sold.</param>
/// <param name="Shops">In how many shops.</param>
/// <param name="File">Its name in the archive.</param>
/// <param name="Signature">By which its receiver knows where it comes from; null where the operator has set no key.</param>
public sealed record MonthlyReport(string Month, int Rows, int Duplicates, bool Merged, long Cents, int Shops, string File, string? Signature);
