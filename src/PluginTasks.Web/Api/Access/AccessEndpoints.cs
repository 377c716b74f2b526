using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PluginTasks.Modules.Access;
using PluginTasks.Modules.Hosting;
using PluginTasks.Sandbox.Access.Decisions;
using PluginTasks.Sdk;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.Api.Access;

/// <summary>What modules ask for and what is decided, and the audit log, for those who look after the host.</summary>
internal static class AccessEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var access = api.MapGroup("/access").WithTags("access").AddEndpointFilter(OnlyAdministratorsAsync);
        access.MapGet("", List).WithSummary("What modules ask for and what was decided").Produces<AccessListing>();
        access.MapPost("/allow", AllowAsync).WithSummary("Let a module do something").Produces<AccessDecisionInfo>();
        access
            .MapPost(
                "/deny",
                (AccessBody body, HttpContext context, PluginHost host, CancellationToken token) =>
                    DecideAsync(body.ToWish(), AccessVerdict.Denied, context, host, token))
            .WithSummary("Refuse something to a module, whatever its manifest says").Produces<AccessDecisionInfo>();
        access.MapPost("/forget", ForgetAsync).WithSummary("Take a decision back, or a request away").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/audit", ReadAsync)
            .WithTags("access")
            .AddEndpointFilter(OnlyAdministratorsAsync)
            .WithSummary("The audit log, the newest row first")
            .Produces<AuditListing>();
    }

    private static async ValueTask<object?> OnlyAdministratorsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        Administrators.Demand(context.HttpContext);
        return await next(context);
    }

    private static Ok<AccessListing> List(string? module, bool? pending, HttpContext context, PluginHost host)
    {
        context.DemandQuery("module", "pending");
        return TypedResults.Ok(new AccessListing(
            [.. host.Access.Requests().Where(r => module is null || r.Key.Module == module).Select(AccessInfos.Of)],
            pending is true ? [] : [.. host.Access.Decisions.Where(d => module is null || d.Key.Module == module).Select(AccessInfos.Of)]));
    }

    private static Task<IResult> AllowAsync(AllowBody body, HttpContext context, PluginHost host, CancellationToken cancellationToken)
    {
        var verdict = body.For switch
        {
            "session" => AccessVerdict.Session,
            "good" => AccessVerdict.Always,
            _ => throw new ArgumentException("'for' is 'session' or 'good'."),
        };
        return DecideAsync(body.ToWish(), verdict, context, host, cancellationToken);
    }

    private static async Task<IResult> DecideAsync(
        AccessWish wish, AccessVerdict verdict, HttpContext context, PluginHost host, CancellationToken cancellationToken) =>
        host.Module(wish.Module) is null
            ? Requests.NotFound($"There is no module '{wish.Module}'.")
            : TypedResults.Ok(AccessInfos.Of(await host.Access.DecideAsync(wish, verdict, Who(context), cancellationToken)));

    private static async Task<IResult> ForgetAsync(AccessBody body, HttpContext context, PluginHost host, CancellationToken cancellationToken) =>
        await host.Access.ForgetAsync(body.ToWish(), Who(context), cancellationToken)
            ? TypedResults.NoContent()
            : Requests.NotFound("There is no such decision, and no such request.");

    private static async Task<IResult> ReadAsync(
        int? take, long? before, string? kind, string? module, string? user_id, HttpContext context, PluginHost host, CancellationToken cancellationToken)
    {
        context.DemandQuery("take", "before", "kind", "module", "user_id");
        var filters = new AuditFilters { Kind = kind, Module = module, UserId = user_id, Before = before, Take = take ?? 100 };
        return TypedResults.Ok(new AuditListing([.. (await host.Audit.ListAsync(AccessInfos.QueryOf(filters), cancellationToken)).Select(AccessInfos.Of)]));
    }

    private static string Who(HttpContext context) => context.SignedIn().Session.UserId ?? "";
}
