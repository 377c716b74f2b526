namespace PluginTasks.Pages.Permissions;

/// <summary>Which gates of a page somebody passes, by number; −1 stands for no gate. Compares by content.</summary>
internal sealed class GateSet : IEquatable<GateSet>
{
    private readonly ulong[] bits;
    private readonly int hash;

    private GateSet(ulong[] bits)
    {
        this.bits = bits;
        var code = default(HashCode);
        foreach (var part in bits)
        {
            code.Add(part);
        }

        hash = code.ToHashCode();
    }

    public static GateSet Of(IReadOnlyList<Gate> gates, PageUser user)
    {
        var bits = new ulong[(gates.Count + 63) / 64];
        for (var i = 0; i < gates.Count; i++)
        {
            if (gates[i].Passes(user))
            {
                bits[i / 64] |= 1ul << (i % 64);
            }
        }

        return new GateSet(bits);
    }

    public bool Contains(int gate) => gate < 0 || (bits[gate / 64] & (1ul << (gate % 64))) != 0;

    public bool Equals(GateSet? other) => other is not null && bits.AsSpan().SequenceEqual(other.bits);

    public override bool Equals(object? obj) => Equals(obj as GateSet);

    public override int GetHashCode() => hash;
}
