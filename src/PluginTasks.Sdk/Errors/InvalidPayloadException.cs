namespace PluginTasks.Sdk;

/// <summary>Values do not have the shape that was asked for. Thrown out of an action, it answers the caller with <c>invalid_payload</c>.</summary>
public sealed class InvalidPayloadException : SdkException
{
    /// <summary>Makes one for a single field.</summary>
    public InvalidPayloadException(string field, string message)
        : this(new Dictionary<string, string>(StringComparer.Ordinal) { [field] = message })
    {
    }

    /// <summary>Makes one for several fields.</summary>
    public InvalidPayloadException(IReadOnlyDictionary<string, string> fields)
        : base(ErrorCodes.InvalidPayload, Describe(fields))
    {
        Fields = fields;
    }

    /// <summary>One message a field, by the field's name (<c>lines[0].amount</c> for nested ones). Shown to the user.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; }

    private static string Describe(IReadOnlyDictionary<string, string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return string.Join(" ", fields.Select(field => $"'{field.Key}': {field.Value}"));
    }
}
