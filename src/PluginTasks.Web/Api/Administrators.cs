using Microsoft.AspNetCore.Http;
using PluginTasks.Sdk;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.Api;

/// <summary>Who looks after the host: the roles <c>super</c> and <c>admin</c>.</summary>
internal static class Administrators
{
    /// <summary>No permission can be that of a module without a name: only those pass who pass everything.</summary>
    private const string Everything = ".";

    public static bool Is(HttpContext context) => Is(context.SignedIn().Session);

    public static bool Is(Session session) => session.UserId is not null && session.May(Everything);

    /// <exception cref="SdkException"><c>permission_denied</c>.</exception>
    public static void Demand(HttpContext context)
    {
        if (!Is(context))
        {
            throw new SdkException(ErrorCodes.PermissionDenied, "This is for the roles super and admin.");
        }
    }
}
