namespace PluginTasks.Sandbox.Egress;

/// <summary>The bounds of what a module sends out. Each holds for one module's proxy, sizes and times for one connection.</summary>
public sealed class EgressOptions
{
    /// <summary>How many connections are served at once; more are answered with 503. Default: 64.</summary>
    public int MaxConnections { get; init; } = 64;

    /// <summary>A request line. Default: 16 KiB.</summary>
    public int MaxRequestLineBytes { get; init; } = 16 << 10;

    /// <summary>A request line with all headers, and those of a reply. Default: 64 KiB.</summary>
    public int MaxHeadBytes { get; init; } = 64 << 10;

    /// <summary>Headers of a request, and of a reply. Default: 100.</summary>
    public int MaxHeaders { get; init; } = 100;

    /// <summary>What a TLS client says first. Default: 16 KiB.</summary>
    public int MaxHelloBytes { get; init; } = 16 << 10;

    /// <summary>A request's body, and what goes out through a tunnel. Default: 4 GiB.</summary>
    public long MaxSentBytes { get; init; } = 4L << 30;

    /// <summary>A reply's body, and what comes in through a tunnel. Default: 16 GiB.</summary>
    public long MaxReceivedBytes { get; init; } = 16L << 30;

    /// <summary>The addresses of one name; a name with more is refused. Default: 32.</summary>
    public int MaxAddresses { get; init; } = 32;

    /// <summary>Look-ups that run at once; more wait, within their own time. Default: 8.</summary>
    public int MaxLookups { get; init; } = 8;

    /// <summary>How many of a name's addresses are tried. Default: 4.</summary>
    public int MaxDials { get; init; } = 4;

    /// <summary>From the connection to the end of the request's headers. Default: 15 s.</summary>
    public TimeSpan HeadTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>From the tunnel's opening to the end of the client's TLS hello. Default: 15 s.</summary>
    public TimeSpan HelloTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>For the look-up of a name; after that it counts as unknown. Default: 10 s.</summary>
    public TimeSpan LookupTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>For all dials of a connection together. Default: 15 s.</summary>
    public TimeSpan DialTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long nothing may move in either direction. Default: 5 min.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a connection lasts at most. Default: 12 h.</summary>
    public TimeSpan MaxDuration { get; init; } = TimeSpan.FromHours(12);

    /// <summary>After a refusal, how long the client has to take it before the connection is cut. Default: 2 s.</summary>
    public TimeSpan LingerTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long a running transfer goes on before the rules are asked again. Default: 1 s.</summary>
    public TimeSpan RuleInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <exception cref="ArgumentOutOfRangeException">One of them is not above zero.</exception>
    public void Validate()
    {
        Positive(MaxConnections, nameof(MaxConnections));
        Positive(MaxRequestLineBytes, nameof(MaxRequestLineBytes));
        Positive(MaxHeadBytes, nameof(MaxHeadBytes));
        Positive(MaxHeaders, nameof(MaxHeaders));
        Positive(MaxHelloBytes, nameof(MaxHelloBytes));
        Positive(MaxSentBytes, nameof(MaxSentBytes));
        Positive(MaxReceivedBytes, nameof(MaxReceivedBytes));
        Positive(MaxAddresses, nameof(MaxAddresses));
        Positive(MaxLookups, nameof(MaxLookups));
        Positive(MaxDials, nameof(MaxDials));
        Positive(HeadTimeout.Ticks, nameof(HeadTimeout));
        Positive(HelloTimeout.Ticks, nameof(HelloTimeout));
        Positive(LookupTimeout.Ticks, nameof(LookupTimeout));
        Positive(DialTimeout.Ticks, nameof(DialTimeout));
        Positive(IdleTimeout.Ticks, nameof(IdleTimeout));
        Positive(MaxDuration.Ticks, nameof(MaxDuration));
        Positive(LingerTimeout.Ticks, nameof(LingerTimeout));
        ArgumentOutOfRangeException.ThrowIfNegative(RuleInterval.Ticks, nameof(RuleInterval));
    }

    private static void Positive(long value, string name) => ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value, name);
}
