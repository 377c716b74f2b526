namespace PluginTasks.Sdk;

/// <summary>Translates by the modules' locale files. Thread safe.</summary>
public interface ILanguages
{
    /// <summary>
    /// The message of a key. Never fails: without a message in the language, its bases, the host's default language and
    /// English, it is the key. Needs no call to the host.
    /// </summary>
    /// <param name="key">The whole key, module name first: <c>reports.title</c>.</param>
    /// <param name="args">
    /// Values for the placeholders, such as <c>new { name = "Ada", count = 3 }</c>; <c>count</c> chooses the plural.
    /// Default: none; a placeholder without a value stays as it is written.
    /// </param>
    /// <param name="lang">The language. Default: the session's.</param>
    /// <exception cref="ArgumentException"><paramref name="args"/> is not an object with named members.</exception>
    string T(string key, object? args = null, string? lang = null);

    /// <summary>The language that a user reads; the host's default for one that it does not know.</summary>
    Task<string> GetUserLanguage(string userId, CancellationToken cancellationToken = default);
}
