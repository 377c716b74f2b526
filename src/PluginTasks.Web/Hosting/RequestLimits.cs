using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using PluginTasks.Web.Problems;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.Hosting;

/// <summary>How many requests of the API one user may make, or one address without a user.</summary>
internal static class RequestLimits
{
    private static readonly PathString Api = "/api";

    public static void Configure(RateLimiterOptions limiter, WebHostOptions options)
    {
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            context.Request.Path.StartsWithSegments(Api)
                ? RateLimitPartition.GetTokenBucketLimiter(WhoOf(context), _ => new TokenBucketRateLimiterOptions
                {
                    TokenLimit = options.RequestsPerSecond * 2,
                    TokensPerPeriod = options.RequestsPerSecond,
                    ReplenishmentPeriod = TimeSpan.FromSeconds(1),
                })
                : RateLimitPartition.GetNoLimiter(""));
        limiter.OnRejected = async (rejected, _) =>
        {
            rejected.HttpContext.Response.Headers.RetryAfter = 1.ToString(CultureInfo.InvariantCulture);
            var problem = Problem.Of(
                StatusCodes.Status429TooManyRequests, ProblemCodes.TooManyRequests, "There were too many requests; try again in a moment.");
            await problem.WriteAsync(rejected.HttpContext);
        };
    }

    private static string WhoOf(HttpContext context) =>
        context.SignedIn().Session.UserId is { } user ? $"user {user}" : $"address {context.Connection.RemoteIpAddress}";
}
