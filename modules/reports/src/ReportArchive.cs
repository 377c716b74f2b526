using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PluginTasks.Sdk;

namespace Reports;

/// <summary>The finished reports, packed, in the module's data folder: a line for each shop, the best one first.</summary>
internal sealed class ReportArchive(IModuleSdk sdk)
{
    private static readonly TimeSpan ProgramTime = TimeSpan.FromSeconds(30);

    /// <summary>May be done again: it replaces what is there.</summary>
    public async Task<MonthlyReport> AddAsync(Tally tally, CancellationToken ct)
    {
        var text = await SortAsync(tally, ct);
        var name = Name(tally.Month);
        await sdk.Files.WriteTextAsync(Path.Combine(sdk.Module.DataFolder, name), text, ct);
        await RunAsync(["gzip", "--no-name", "--force", name], ct);
        return new MonthlyReport(
            tally.Month, tally.Shops.Values.Sum(tally.RowsOf), tally.Duplicates, tally.Merge == true, tally.Cents, tally.Shops.Count, $"{name}.gz", Signature(text));
    }

    /// <summary>A line a shop: <c>Genova;12500;125712500</c>. Null where there is no such report.</summary>
    public async Task<string?> ReadAsync(string month, CancellationToken ct)
    {
        var packed = $"{Name(month)}.gz";
        return await sdk.Files.ExistsAsync(Path.Combine(sdk.Module.DataFolder, packed), ct)
            ? (await RunAsync(["gzip", "--decompress", "--stdout", packed], ct)).Stdout
            : null;
    }

    public async Task<IReadOnlyList<FileEntry>> ListAsync(CancellationToken ct) =>
        await sdk.Files.ListAsync(sdk.Module.DataFolder, Name("*") + ".gz", ct);

    private static string Name(string month) => $"report-{month}.csv";

    private async Task<string> SortAsync(Tally tally, CancellationToken ct)
    {
        var lines = string.Concat(tally.Shops.Select(s =>
            string.Create(CultureInfo.InvariantCulture, $"{s.Key};{tally.RowsOf(s.Value)};{tally.CentsOf(s.Value)}\n")));
        return (await RunAsync(["sort", "--field-separator=;", "--key=3,3nr"], ct, lines)).Stdout!;
    }

    /// <summary>It runs in the data folder, and is killed when the task is cancelled.</summary>
    private Task<SubprocessResult> RunAsync(IReadOnlyList<string> command, CancellationToken ct, string input = "") => sdk.Tasks.RunSubprocessAsync(
        command, check: true, timeout: ProgramTime, env: new Dictionary<string, string> { ["LC_ALL"] = "C" }, input: input, cancellationToken: ct);

    private string? Signature(string text) => sdk.Settings.Has("signing_key")
        ? Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(sdk.Settings.Get<string>("signing_key")), Encoding.UTF8.GetBytes(text)))
        : null;
}
