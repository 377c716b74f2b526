namespace PluginTasks.Web.Problems;

/// <summary>The codes of problems that only the HTTP side has; the others are those of <see cref="Sdk.ErrorCodes"/>.</summary>
public static class ProblemCodes
{
    public const string NotSignedIn = "not_signed_in";
    public const string InvalidCredentials = "invalid_credentials";
    public const string TooManyAttempts = "too_many_attempts";
    public const string TooManyRequests = "too_many_requests";
    public const string ForeignOrigin = "foreign_origin";
    public const string CsrfToken = "csrf_token";
    public const string NotFound = "not_found";
    public const string InvalidRequest = "invalid_request";
    public const string UnsupportedMediaType = "unsupported_media_type";
    public const string MethodNotAllowed = "method_not_allowed";
    public const string Internal = "internal_error";
    public const string LinkUsed = "link_not_valid";
    public const string SignInFailed = "sign_in_failed";
}
