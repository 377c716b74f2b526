namespace SystemModule;

/// <summary>Moments as the pages write them where no column does it in the reader's own time.</summary>
internal static class Facts
{
    public static string? Written(DateTimeOffset? time) => time is { } moment ? $"{moment.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC" : null;
}
