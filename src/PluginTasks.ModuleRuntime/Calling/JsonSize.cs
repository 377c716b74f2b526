using System.Runtime.InteropServices;
using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Calling;

/// <summary>What is kept may not be larger than 1 MiB of JSON.</summary>
internal static class JsonSize
{
    private const int Largest = 1 << 20;

    /// <exception cref="SdkException"><c>payload_too_large</c>.</exception>
    public static JsonElement Checked(JsonElement value, string what)
    {
        var size = JsonMarshal.GetRawUtf8Value(value).Length;
        return size <= Largest
            ? value
            : throw new SdkException(ErrorCodes.PayloadTooLarge, $"The {what} has {size:N0} bytes of JSON; {Largest:N0} are allowed.");
    }

    /// <summary>Writes a value; null stays null.</summary>
    /// <exception cref="ArgumentException">It cannot be written as JSON.</exception>
    /// <exception cref="SdkException"><c>payload_too_large</c>.</exception>
    public static JsonElement? Write(object? value, string what) => value is null ? null : Checked(ModuleJson.ToElement(value), what);
}
