using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PluginTasks.Modules.Checks;
using PluginTasks.Modules.Hosting;
using PluginTasks.Modules.Library;
using PluginTasks.Modules.Running;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Web.Problems;

namespace PluginTasks.Web.Api.Modules;

/// <summary>Modules, for those who look after the host.</summary>
internal static class ModuleEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var modules = api.MapGroup("/modules").WithTags("modules").AddEndpointFilter(async (context, next) =>
        {
            Administrators.Demand(context.HttpContext);
            return await next(context);
        });
        modules.MapGet("", List).WithSummary("All modules and how they are").Produces<ModuleListing>();
        modules.MapGet("/{name}/diagnostics", Diagnose).WithSummary("Everything that is wrong with a module").Produces<DiagnosticListing>();
        modules
            .MapPost(
                "/{name}/reload",
                (string name, HttpContext context, PluginHost host) =>
                    ThenShowAsync(name, host, () => host.ReloadAsync(name, CancellationToken.None)))
            .WithSummary("Read a module again and start a new generation of it").Produces<ModuleView>();
        modules
            .MapPost(
                "/{name}/enable",
                (string name, HttpContext context, PluginHost host) =>
                    ThenShowAsync(name, host, () => host.SwitchAsync(name, isOn: true, CancellationToken.None)))
            .WithSummary("Switch a module on").Produces<ModuleView>();
        modules
            .MapPost(
                "/{name}/disable",
                (string name, HttpContext context, PluginHost host) =>
                    ThenShowAsync(name, host, () => host.SwitchAsync(name, isOn: false, CancellationToken.None)))
            .WithSummary("Switch a module off").Produces<ModuleView>();
    }

    private static Ok<ModuleListing> List(PluginHost host) =>
        TypedResults.Ok(new ModuleListing([.. host.Modules.OrderBy(m => m.Name, StringComparer.Ordinal).Select(Of)]));

    private static IResult Diagnose(string name, PluginHost host)
    {
        if (host.Library.Find(name) is not { } module)
        {
            return None(name);
        }

        var found = LibraryCheck.Run(host.Library, [module]);
        return TypedResults.Ok(new DiagnosticListing(
            found.Count(d => d.Severity == Severity.Error), found.Count(d => d.Severity == Severity.Warning),
            [.. found.Select(d => new DiagnosticView(d.Code.Id, NameOf(d.Severity), d.File, Math.Max(d.Line, 1), Math.Max(d.Column, 1), d.Message))]));
    }

    private static async Task<IResult> ThenShowAsync(string name, PluginHost host, Func<Task> change)
    {
        if (host.Module(name) is not { } module)
        {
            return None(name);
        }

        await change();
        return TypedResults.Ok(Of(module));
    }

    private static ModuleView Of(ModuleHost host) => new(
        host.Name,
        host.Module.Manifest.Version,
        NameOf(host.Module.State),
        NameOf(host.Condition),
        host.Trouble,
        host.Current?.Number,
        host.Current?.ProcessId,
        host.Module.Pages.Count);

    private static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());

    private static ProblemResult None(string name) => Requests.NotFound($"There is no module '{name}'.");
}
