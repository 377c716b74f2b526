using System.Buffers.Binary;
using System.IO.Compression;

namespace PluginTasks.Browser.Tests;

/// <summary>Makes a browser's picture small: pages have few colours, and 256 of them are enough. A third of the size.</summary>
internal static class SmallPng
{
    private const int Colours = 256;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static byte[] Of(byte[] png)
    {
        var width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        var height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        var size = png[25] == 6 ? 4 : 3;
        var pixels = Unfilter(Inflate(png), width * size, height, size);
        var colours = new int[width * height];
        for (var i = 0; i < colours.Length; i++)
        {
            colours[i] = (pixels[i * size] << 16) | (pixels[(i * size) + 1] << 8) | pixels[(i * size) + 2];
        }

        int[] palette = [.. colours.CountBy(c => c).OrderByDescending(c => c.Value).ThenBy(c => c.Key).Take(Colours).Select(c => c.Key)];
        var places = palette.Index().ToDictionary(c => c.Item, c => (byte)c.Index);
        var lines = new byte[(width + 1) * height];
        for (var i = 0; i < colours.Length; i++)
        {
            if (!places.TryGetValue(colours[i], out var place))
            {
                places[colours[i]] = place = Nearest(palette, colours[i]);
            }

            lines[(i / width * (width + 1)) + 1 + (i % width)] = place;
        }

        return Written(width, height, palette, lines);
    }

    private static byte[] Written(int width, int height, int[] palette, byte[] lines)
    {
        using var output = new MemoryStream();
        output.Write(Signature);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 3);
        Chunk(output, "IHDR"u8, header);
        Chunk(output, "PLTE"u8, [.. palette.SelectMany(c => (byte[])[(byte)(c >> 16), (byte)(c >> 8), (byte)c])]);
        using var packed = new MemoryStream();
        using (var deflate = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(lines);
        }

        Chunk(output, "IDAT"u8, packed.ToArray());
        Chunk(output, "IEND"u8, []);
        return output.ToArray();
    }

    private static byte[] Inflate(byte[] png)
    {
        using var packed = new MemoryStream();
        for (var at = Signature.Length; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                packed.Write(png, at + 8, length);
            }

            at += length + 12;
        }

        packed.Position = 0;
        using var inflated = new MemoryStream();
        using var inflate = new ZLibStream(packed, CompressionMode.Decompress);
        inflate.CopyTo(inflated);
        return inflated.ToArray();
    }

    /// <summary>Undoes what each line says has been taken from it.</summary>
    private static byte[] Unfilter(byte[] lines, int stride, int height, int size)
    {
        var pixels = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            var filter = lines[y * (stride + 1)];
            for (var x = 0; x < stride; x++)
            {
                var at = (y * stride) + x;
                int left = x < size ? 0 : pixels[at - size], up = y == 0 ? 0 : pixels[at - stride], corner = x < size || y == 0 ? 0 : pixels[at - stride - size];
                var predicted = filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 };
                pixels[at] = (byte)(lines[(y * (stride + 1)) + 1 + x] + predicted);
            }
        }

        return pixels;
    }

    private static int Paeth(int left, int up, int corner)
    {
        int fromLeft = Math.Abs(up - corner), fromUp = Math.Abs(left - corner), fromCorner = Math.Abs(left + up - (2 * corner));
        return fromLeft <= fromUp && fromLeft <= fromCorner ? left : fromUp <= fromCorner ? up : corner;
    }

    private static byte Nearest(int[] palette, int colour) => (byte)palette.Index().MinBy(c => Distance(c.Item, colour)).Index;

    private static int Distance(int one, int other)
    {
        int red = (one >> 16) - (other >> 16), green = (one >> 8 & 255) - (other >> 8 & 255), blue = (one & 255) - (other & 255);
        return (red * red) + (green * green) + (blue * blue);
    }

    private static void Chunk(MemoryStream output, ReadOnlySpan<byte> name, byte[] content)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        output.Write(number);
        byte[] checkedPart = [.. name, .. content];
        output.Write(checkedPart);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(checkedPart));
        output.Write(number);
    }

    /// <summary>The checksum of a chunk, bit by bit.</summary>
    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }
}
