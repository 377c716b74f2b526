using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using PluginTasks.Sdk;

namespace Reports;

/// <summary>The sales of one month, a line each. Here they are made up; elsewhere the tills would send them.</summary>
internal sealed class SalesFile(IModuleSdk sdk, string month)
{
    private const int Rows = 100_000;

    /// <summary>Every so many sales one is there twice.</summary>
    private const int Repeated = 1_250;

    private static readonly string[] Shops = ["Ancona", "Bari", "Genova", "Livorno", "Milano", "Napoli", "Roma", "Torino"];

    private string Name => $"sales-{month}.csv";

    private string Place => Path.Combine(sdk.Module.DataFolder, Name);

    public async Task<long> LengthAsync(CancellationToken ct) =>
        (await sdk.Files.ListAsync(sdk.Module.DataFolder, Name, ct)).Single().Size;

    /// <summary>Reads on from where a line begins, one at a time: the whole file need not fit into memory.</summary>
    public async IAsyncEnumerable<Sale> ReadAsync(long from, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var stream = await sdk.Files.OpenReadAsync(Place, ct);
        stream.Seek(from, SeekOrigin.Begin);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            var sale = Sale.Read(line, from);
            from = sale.End;
            yield return sale;
        }
    }

    public async Task WriteWhereMissingAsync(CancellationToken ct)
    {
        if (!await sdk.Files.ExistsAsync(Place, ct))
        {
            await WriteAsync(ct);
        }
    }

    /// <summary>Writes it beside its place first: whoever finds it there finds all of it, whenever this process ends.</summary>
    public async Task WriteAsync(CancellationToken ct)
    {
        var draft = $"{Place}.draft";
        await using (var stream = await sdk.Files.OpenWriteAsync(draft, cancellationToken: ct))
        await using (var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\n" })
        {
            foreach (var line in Lines())
            {
                await writer.WriteLineAsync(line.AsMemory(), ct);
            }
        }

        await sdk.Files.DeleteAsync(Place, ct);
        await sdk.Files.MoveAsync(draft, Place, ct);
    }

    /// <summary>The same for a month each time.</summary>
    private IEnumerable<string> Lines()
    {
        var first = int.Parse(month.AsSpan(5), CultureInfo.InvariantCulture);
        for (int row = 1, number = 0; row <= Rows; row++)
        {
            number += row % Repeated == 0 ? 0 : 1;
            var day = 1 + number * 28L / Rows;
            var shop = Shops[(number * 7 + first) % Shops.Length];
            var cents = 150 + number * 7919L * first % 20_000;
            yield return string.Create(CultureInfo.InvariantCulture, $"{number};{month}-{day:00};{shop};{cents}");
        }
    }
}
