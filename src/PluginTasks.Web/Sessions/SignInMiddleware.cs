using Microsoft.AspNetCore.Http;
using PluginTasks.Web.Problems;

namespace PluginTasks.Web.Sessions;

/// <summary>Finds out whom a request belongs to, before anything else looks at it, and stops what others make a browser send.</summary>
internal sealed class SignInMiddleware(SessionKeeper sessions, ApiTokens tokens, RequestLanguage languages)
{
    private const string Bearer = "Bearer ";
    private const string CsrfHeader = "X-CSRF-Token";

    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Request.Headers.Authorization.ToString() is { Length: > 0 } authorization)
        {
            // A token that is wrong is not made good by a cookie.
            var signedIn = authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                ? await tokens.FindAsync(authorization[Bearer.Length..].Trim(), context.RequestAborted)
                : null;
            if (signedIn is null)
            {
                context.Response.Headers.WWWAuthenticate = "Bearer";
                await Problem.Of(StatusCodes.Status401Unauthorized, ProblemCodes.NotSignedIn, "The token is not valid, or not any more.").WriteAsync(context);
                return;
            }

            Set(context, signedIn, new Credentials(IsBearer: true, null));
        }
        else if (SessionCookie.Read(context) is { } secret && await sessions.FindAsync(secret, context.RequestAborted) is { } signedIn)
        {
            Set(context, signedIn, new Credentials(IsBearer: false, secret));
        }
        else
        {
            Set(context, SignedIn.Nobody, null);
        }

        if (Refusal(context) is { } refusal)
        {
            await refusal.WriteAsync(context);
            return;
        }

        await next(context);
    }

    private static Problem? Refusal(HttpContext context)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsOptions(context.Request.Method))
        {
            return null;
        }

        var credentials = context.Features.Get<Credentials>();
        if (credentials is { IsBearer: true })
        {
            return null;
        }

        if (!OriginCheck.IsOwn(context))
        {
            return Problem.Of(StatusCodes.Status403Forbidden, ProblemCodes.ForeignOrigin, "This request comes from a page of another origin.");
        }

        return credentials is null || Secret.AreEqual(credentials.CsrfToken, context.Request.Headers[CsrfHeader].ToString())
            ? null
            : Problem.Of(
                StatusCodes.Status403Forbidden,
                ProblemCodes.CsrfToken,
                $"What changes something needs the header {CsrfHeader} with the value from 'GET /api/v1/me', or a bearer token.");
    }

    private void Set(HttpContext context, SignedIn signedIn, Credentials? credentials)
    {
        context.Set(signedIn with { Session = signedIn.Session with { Language = languages.For(context, signedIn.Session) } });
        context.Features.Set(credentials);
    }
}
