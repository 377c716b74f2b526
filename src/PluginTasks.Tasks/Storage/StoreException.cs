using PluginTasks.Sdk;

namespace PluginTasks.Tasks.Storage;

/// <summary>
/// A store cannot do what was asked, for a reason outside of the program. Nothing of the call was kept; the
/// store works on, and the call may be made again when the cause is gone.
/// </summary>
/// <param name="code">One of <see cref="StoreErrorCodes"/>.</param>
/// <param name="message">What happened, and what to do.</param>
/// <param name="inner">What it came from.</param>
public sealed class StoreException(string code, string message, Exception? inner = null) : SdkException(code, message, inner);
