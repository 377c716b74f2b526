using System.Collections;
using System.Text.Json;

namespace PluginTasks.Sdk;

/// <summary>Kinds of values in the words that error messages use. Never shows a value: it may be secret.</summary>
internal static class JsonWords
{
    private static readonly Type[] WholeNumbers =
        [typeof(int), typeof(long), typeof(short), typeof(byte), typeof(uint), typeof(ulong), typeof(ushort), typeof(sbyte)];

    private static readonly Type[] Numbers = [typeof(double), typeof(float), typeof(decimal)];

    private static readonly Type[] Dates = [typeof(DateTimeOffset), typeof(DateTime), typeof(DateOnly)];

    public static string Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "true or false",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "a map",
        _ => "null",
    };

    public static string Of(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
        {
            var names = Enum.GetNames(type).Select(JsonNamingPolicy.SnakeCaseLower.ConvertName);
            return $"one of {string.Join(", ", names)}";
        }

        return type switch
        {
            _ when type == typeof(string) => "text",
            _ when type == typeof(bool) => "true or false",
            _ when WholeNumbers.Contains(type) => "a whole number",
            _ when Numbers.Contains(type) => "a number",
            _ when Dates.Contains(type) => "a date in ISO 8601",
            _ when type == typeof(Guid) => "a GUID",
            _ when type == typeof(Uri) => "an address",
            _ when typeof(IDictionary).IsAssignableFrom(type) || type == typeof(JsonMap) => "a map",
            _ when typeof(IEnumerable).IsAssignableFrom(type) => "a list",
            _ => $"a {type.Name}",
        };
    }
}
