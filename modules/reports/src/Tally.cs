namespace Reports;

/// <summary>What was counted so far, and from where to read on. It is the task's checkpoint, so both are stored together or not at all.</summary>
internal sealed class Tally
{
    public required string Month { get; set; }

    /// <summary>Where in the file the next line begins.</summary>
    public long Position { get; set; }

    public int Rows { get; set; }

    public int LastNumber { get; set; }

    public SortedDictionary<string, ShopTally> Shops { get; set; } = [];

    /// <summary>Whether what was sent twice counts once; null until that is known.</summary>
    public bool? Merge { get; set; }

    public int Duplicates => Shops.Values.Sum(s => s.Duplicates);

    public long Cents => Shops.Values.Sum(CentsOf);

    public void Add(Sale sale)
    {
        if (!Shops.TryGetValue(sale.Shop, out var shop))
        {
            Shops[sale.Shop] = shop = new ShopTally();
        }

        shop.Rows++;
        shop.Cents += sale.Cents;
        if (sale.Number == LastNumber)
        {
            shop.Duplicates++;
            shop.DuplicateCents += sale.Cents;
        }

        Rows++;
        LastNumber = sale.Number;
        Position = sale.End;
    }

    public long CentsOf(ShopTally shop) => shop.Cents - (Merge == true ? shop.DuplicateCents : 0);

    public int RowsOf(ShopTally shop) => shop.Rows - (Merge == true ? shop.Duplicates : 0);

    internal sealed class ShopTally
    {
        public int Rows { get; set; }

        public long Cents { get; set; }

        /// <summary>How many of the rows were there before.</summary>
        public int Duplicates { get; set; }

        public long DuplicateCents { get; set; }
    }
}
