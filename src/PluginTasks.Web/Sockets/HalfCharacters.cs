using System.Buffers.Text;

namespace PluginTasks.Web.Sockets;

/// <summary>Finds what JSON lets pass and no text can hold: one half of a surrogate pair, written as an escape.</summary>
internal static class HalfCharacters
{
    private const int EscapeLength = 6;

    public static bool AreIn(ReadOnlySpan<byte> json)
    {
        for (var at = json.IndexOf((byte)'\\'); at >= 0; at = json.IndexOf((byte)'\\'))
        {
            json = json[at..];
            if (!TryUnit(json, out var unit))
            {
                json = json[Math.Min(2, json.Length)..];
                continue;
            }

            json = json[EscapeLength..];
            if (char.IsLowSurrogate(unit))
            {
                return true;
            }

            if (char.IsHighSurrogate(unit))
            {
                if (!TryUnit(json, out var low) || !char.IsLowSurrogate(low))
                {
                    return true;
                }

                json = json[EscapeLength..];
            }
        }

        return false;
    }

    /// <summary>What <c>\uXXXX</c> stands for.</summary>
    private static bool TryUnit(ReadOnlySpan<byte> json, out char unit)
    {
        unit = default;
        if (!json.StartsWith("\\u"u8)
            || json.Length < EscapeLength
            || !Utf8Parser.TryParse(json[2..EscapeLength], out ushort value, out var read, 'x')
            || read != 4)
        {
            return false;
        }

        unit = (char)value;
        return true;
    }
}
