namespace PluginTasks.Sandbox.Processes;

/// <summary>A program could not be started. Nothing of it is left.</summary>
/// <param name="failure">Why.</param>
/// <param name="message">The same in a sentence.</param>
/// <param name="inner">What it came from.</param>
public sealed class ProcessStartException(ProcessStartFailure failure, string message, Exception? inner = null) : IOException(message, inner)
{
    public ProcessStartFailure Failure { get; } = failure;
}
