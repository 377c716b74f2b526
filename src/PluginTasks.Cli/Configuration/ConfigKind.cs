namespace PluginTasks.Cli.Configuration;

/// <summary>What a key of the configuration takes.</summary>
internal enum ConfigKind
{
    Text,

    /// <summary>A text that is never shown, or <c>{file: path}</c> with a file that holds it.</summary>
    Secret,
    Number,

    /// <summary>Seconds, or a text such as <c>30s</c>, <c>12h</c>.</summary>
    Duration,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,
    List,
    Map,
}
