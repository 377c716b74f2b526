using Microsoft.AspNetCore.Http;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.Api;

/// <summary>Who looks after the host: the roles <c>super</c> and <c>admin</c>.</summary>
internal static class Administrators
{
    public static bool Is(HttpContext context) => TaskAccess.ManagesAll(context.SignedIn().Session);

    /// <exception cref="SdkException"><c>permission_denied</c>.</exception>
    public static void Demand(HttpContext context)
    {
        if (!Is(context))
        {
            throw new SdkException(ErrorCodes.PermissionDenied, "This is for the roles super and admin.");
        }
    }
}
