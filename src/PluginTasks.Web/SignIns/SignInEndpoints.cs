using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PluginTasks.Web.Accounts;
using PluginTasks.Web.Hosting;
using PluginTasks.Web.Problems;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.SignIns;

/// <summary>In by password, and out.</summary>
internal static class SignInEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/sign-in", Ways).WithSummary("The ways to sign in").WithTags("sign-in").Produces<SignInWays>();
        api.MapPost("/sign-in", SignInAsync).WithSummary("Sign in by password").WithTags("sign-in").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/sign-out", SignOutAsync).WithSummary("End the session").WithTags("sign-in").Produces(StatusCodes.Status204NoContent);
    }

    private static Ok<SignInWays> Ways(AccountDirectory accounts, WebHostSetup setup) =>
        TypedResults.Ok(new SignInWays(accounts.HasPasswords, setup.Options.OpenId is not null));

    private static async Task<IResult> SignInAsync(PasswordSignIn wanted, HttpContext context, AccountDirectory accounts, WebHostParts parts)
    {
        var address = context.Connection.RemoteIpAddress;
        if (parts.Attempts.Take(address) is var wait && wait > TimeSpan.Zero)
        {
            parts.Metrics.SignedIn("waits");
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return new ProblemResult(Problem.Of(
                StatusCodes.Status429TooManyRequests,
                ProblemCodes.TooManyAttempts,
                "There were too many wrong passwords; try again in a minute."));
        }

        var isForeign = wanted.User.StartsWith(AccountDirectory.Foreign, StringComparison.Ordinal);
        var account = isForeign ? null : await accounts.FindAsync(wanted.User, context.RequestAborted);
        if (!PasswordHash.Verify(account?.PasswordHash, wanted.Password) || account is null)
        {
            parts.SignInFailed("password", account?.Id);
            return new ProblemResult(Problem.Of(StatusCodes.Status401Unauthorized, ProblemCodes.InvalidCredentials, "The user or the password is wrong."));
        }

        parts.Attempts.Right(address);
        parts.SignedIn("password", account.Id);
        await BeginAsync(context, parts, account);
        return TypedResults.NoContent();
    }

    private static async Task<IResult> SignOutAsync(HttpContext context, WebHostParts parts)
    {
        if (context.Features.Get<Credentials>()?.Secret is { } secret)
        {
            await parts.Sessions.EndAsync(secret, CancellationToken.None);
            SessionCookie.Remove(context);
        }

        return TypedResults.NoContent();
    }

    /// <summary>A new session, never one that was there: nobody can have planted its secret.</summary>
    internal static async Task BeginAsync(HttpContext context, WebHostParts parts, Account account)
    {
        if (SessionCookie.Read(context) is { } before)
        {
            await parts.Sessions.EndAsync(before, CancellationToken.None);
        }

        SessionCookie.Write(context, await parts.Sessions.BeginAsync(account, context.RequestAborted));
    }
}
