using PluginTasks.Sandbox.Egress.Reports;

namespace PluginTasks.Sandbox.Egress;

/// <summary>Something was not let out, or came to nothing.</summary>
/// <param name="reason">Why; the outcome and the proxy's status follow from it.</param>
/// <param name="message">For people. It quotes nothing of the outside that a terminal would act on.</param>
public sealed class EgressException(EgressReason reason, string message, Exception? inner = null) : Exception(message, inner)
{
    public EgressReason Reason => reason;

    public EgressOutcome Outcome => reason switch
    {
        EgressReason.None => EgressOutcome.Allowed,
        EgressReason.Rules or EgressReason.Lookup or EgressReason.Address or EgressReason.Listener
            or EgressReason.Peer or EgressReason.TlsName or EgressReason.NotTls or EgressReason.Busy => EgressOutcome.Denied,
        EgressReason.Malformed or EgressReason.TooLarge or EgressReason.TooSlow => EgressOutcome.Malformed,
        _ => EgressOutcome.Failed,
    };

    /// <summary>What the proxy answers, where it still can.</summary>
    public int Status => reason switch
    {
        EgressReason.Malformed or EgressReason.TooSlow => 400,
        EgressReason.TooLarge => 413,
        EgressReason.Busy => 503,
        EgressReason.DialTimeout => 504,
        EgressReason.Unreachable or EgressReason.BadReply => 502,
        _ => 403,
    };

    internal static EgressException Malformed(string message) => new(EgressReason.Malformed, message);
}
