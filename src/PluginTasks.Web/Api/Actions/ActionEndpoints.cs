using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PluginTasks.Modules.Actions;
using PluginTasks.Modules.Hosting;
using PluginTasks.Sdk;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.Api.Actions;

/// <summary>Actions of modules over HTTP, for programs: there is no page, so effects on components are not let through.</summary>
internal static class ActionEndpoints
{
    public static void Map(IEndpointRouteBuilder api) =>
        api.MapPost("/actions/{name}", CallAsync).WithSummary("Call a module's action").WithTags("actions").Produces<ActionResult>();

    private static async Task<IResult> CallAsync(string name, ActionCallBody body, HttpContext context, PluginHost host)
    {
        var answer = await host.CallActionAsync(
            new ActionRequest
            {
                Name = name,
                Session = context.SignedIn().Session,
                Values = MapOf(body.Context, "context").Merge(MapOf(body.Params, "params")),
                TraceParent = context.Caller().TraceParent,
            },
            context.RequestAborted);
        return TypedResults.Ok(new ActionResult(name, answer.Value, answer.Effects.Count == 0 ? null : ModuleJson.ToElement(answer.Effects)));
    }

    private static JsonMap MapOf(JsonElement? value, string name) => value switch
    {
        null or { ValueKind: JsonValueKind.Null } => JsonMap.Empty,
        { ValueKind: JsonValueKind.Object } map => JsonMap.From(map),
        _ => throw new InvalidPayloadException(name, "must be an object."),
    };
}
