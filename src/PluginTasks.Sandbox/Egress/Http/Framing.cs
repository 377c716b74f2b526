using System.Globalization;

namespace PluginTasks.Sandbox.Egress.Http;

/// <summary>How long a body is, by its headers.</summary>
/// <param name="Length">Null where no header says so.</param>
internal readonly record struct Framing(long? Length, bool IsChunked)
{
    public bool HasBody => IsChunked || Length > 0;

    /// <summary>Two answers, or one that can be read in two ways, are none.</summary>
    /// <exception cref="EgressException">The headers disagree, or say what we do not know.</exception>
    public static Framing Of(IReadOnlyList<HeaderField> fields)
    {
        var lengths = fields.Where(f => f.Is("Content-Length")).ToList();
        var codings = fields.Where(f => f.Is("Transfer-Encoding")).ToList();
        if (lengths.Count + codings.Count > 1)
        {
            throw EgressException.Malformed("more than one header says how long the body is");
        }

        if (codings.Count == 1)
        {
            return codings[0].Value.Equals("chunked", StringComparison.OrdinalIgnoreCase)
                ? new Framing(null, true)
                : throw EgressException.Malformed("the transfer encoding is another than chunked");
        }

        if (lengths.Count == 0)
        {
            return default;
        }

        return lengths[0].Value.Length <= 18 && long.TryParse(lengths[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? new Framing(length, false)
            : throw EgressException.Malformed("the length of the body is no number");
    }
}
