using Microsoft.AspNetCore.Http;

namespace PluginTasks.Web.Sessions;

/// <summary>Where a request keeps whom it belongs to.</summary>
internal static class SignedInFeature
{
    /// <summary>Set before any endpoint runs; nobody where it was not.</summary>
    public static SignedIn SignedIn(this HttpContext context) => context.Features.Get<Sessions.SignedIn>() ?? Sessions.SignedIn.Nobody;

    public static void Set(this HttpContext context, SignedIn signedIn) => context.Features.Set(signedIn);
}
