using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PluginTasks.ModuleRuntime.Scripts.Calls;

/// <summary>Lengths of time: seconds as a number, or <c>500ms</c>, <c>30s</c>, <c>5m</c>, <c>2h</c>, <c>1d</c>.</summary>
internal static partial class Durations
{
    /// <exception cref="ArgumentException">It is neither.</exception>
    public static TimeSpan Read(JsonElement value, string what)
    {
        try
        {
            if (value.ValueKind == JsonValueKind.Number)
            {
                return TimeSpan.FromSeconds(value.GetDouble());
            }

            if (value.ValueKind == JsonValueKind.String && Written().Match(value.GetString()!) is { Success: true } match)
            {
                var number = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
                return match.Groups[2].Value switch
                {
                    "ms" => TimeSpan.FromMilliseconds(number),
                    "m" => TimeSpan.FromMinutes(number),
                    "h" => TimeSpan.FromHours(number),
                    "d" => TimeSpan.FromDays(number),
                    _ => TimeSpan.FromSeconds(number),
                };
            }
        }
        catch (OverflowException)
        {
            // Said below, as for all that is no length of time.
        }

        throw new ArgumentException($"{what}: a length of time is seconds as a number, or a text such as '30s' or '5m'.");
    }

    [GeneratedRegex(@"\A([0-9]{1,9}(?:\.[0-9]{1,3})?)(ms|s|m|h|d)\z")]
    private static partial Regex Written();
}
