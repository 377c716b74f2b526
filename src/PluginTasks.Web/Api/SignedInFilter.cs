using Microsoft.AspNetCore.Http;
using PluginTasks.Web.Problems;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.Api;

/// <summary>For what needs somebody who is signed in.</summary>
internal static class SignedInFilter
{
    public static async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.SignedIn().IsSomebody ? await next(context) : new ProblemResult(NotSignedIn);

    public static Problem NotSignedIn { get; } = Problem.Of(StatusCodes.Status401Unauthorized, ProblemCodes.NotSignedIn, "Sign in first.");
}
