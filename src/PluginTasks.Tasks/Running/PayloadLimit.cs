using System.Text;
using PluginTasks.Sdk;

namespace PluginTasks.Tasks.Running;

/// <summary>How much a task may keep in one value.</summary>
internal static class PayloadLimit
{
    private const int Bytes = 1024 * 1024;

    // No character takes more bytes, so most texts need not be counted.
    private const int MostBytesOfOne = 3;

    public static bool Allows(string? json) =>
        json is null || json.Length <= Bytes / MostBytesOfOne || (json.Length <= Bytes && Encoding.UTF8.GetByteCount(json) <= Bytes);

    /// <param name="json">The value.</param>
    /// <param name="what">What it is, as in "The checkpoint".</param>
    /// <exception cref="SdkException">It is larger than that.</exception>
    public static void Demand(string? json, string what)
    {
        if (!Allows(json))
        {
            throw new SdkException(ErrorCodes.PayloadTooLarge, Message(what));
        }
    }

    public static string Message(string what) => $"{ErrorCodes.PayloadTooLarge}: {what} takes more than 1 MiB.";
}
