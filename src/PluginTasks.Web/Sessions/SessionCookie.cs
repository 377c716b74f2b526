using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace PluginTasks.Web.Sessions;

/// <summary>The cookie that holds a session's secret. Browsers keep cookies by host without its port, so the port is in its name.</summary>
internal static class SessionCookie
{
    private const string Prefix = "plugintasks_session_";

    public static string? Read(HttpContext context) => context.Request.Cookies[NameFor(context)];

    public static void Write(HttpContext context, string secret) => context.Response.Cookies.Append(NameFor(context), secret, Options(context));

    public static void Remove(HttpContext context) => context.Response.Cookies.Delete(NameFor(context), Options(context));

    private static string NameFor(HttpContext context) => Prefix + context.Connection.LocalPort.ToString(CultureInfo.InvariantCulture);

    private static CookieOptions Options(HttpContext context) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Path = "/", IsEssential = true };
}
