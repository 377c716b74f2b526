namespace PluginTasks.Web.SignIns;

/// <summary>Who is signed in, as clients are told.</summary>
internal sealed record Me(
    MeUser User, string Role, IReadOnlyList<string> Permissions, string Language, IReadOnlyList<string> Languages, string? CsrfToken, string Version);
