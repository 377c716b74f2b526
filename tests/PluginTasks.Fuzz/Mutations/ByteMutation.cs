namespace PluginTasks.Fuzz.Mutations;

/// <summary>Changes that know nothing of text.</summary>
internal sealed class ByteMutation(Random random)
{
    public byte[] Mutate(byte[] bytes, byte[] other)
    {
        if (bytes.Length == 0)
        {
            return Noise(random.Next(50));
        }

        var at = random.Next(bytes.Length);
        var length = random.Next(Math.Min(64, bytes.Length - at));
        var part = bytes[at..(at + length)];
        switch (random.Next(7))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                return bytes;
            case 1:
                return [.. bytes[..at], .. Noise(1 + random.Next(8)), .. bytes[at..]];
            case 2:
                return [.. bytes[..at], .. bytes[(at + length)..]];
            case 3:
                return [.. bytes[..at], .. part, .. part, .. bytes[at..]];
            case 4:
                return [.. bytes[..at], .. other[random.Next(other.Length + 1)..]];
            case 5:
                return bytes[..at];
            default:
                return [.. Noise(1 + random.Next(4)), .. bytes];
        }
    }

    private byte[] Noise(int length)
    {
        var noise = new byte[length];
        random.NextBytes(noise);
        return noise;
    }
}
