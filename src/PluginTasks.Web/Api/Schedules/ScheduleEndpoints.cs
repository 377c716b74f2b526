using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using PluginTasks.Modules.Hosting;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Web.Problems;

namespace PluginTasks.Web.Api.Schedules;

/// <summary>Schedules over HTTP.</summary>
internal static class ScheduleEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var schedules = api.MapGroup("/schedules").WithTags("schedules");
        schedules.MapGet("", ListAsync).WithSummary("The schedules that you may see").Produces<ScheduleListing>();
        schedules.MapPost("", AddAsync).WithSummary("Make a schedule").Produces<ScheduleInfo>(StatusCodes.Status201Created);
        schedules.MapDelete("/{id}", (string id, HttpContext context, PluginHost host) => DoneAsync(id, host.Schedules.RemoveAsync(context.Caller(), id)))
            .WithSummary("Remove a schedule; its tasks stay").Produces(StatusCodes.Status204NoContent);
        schedules.MapPost("/{id}/pause", (string id, HttpContext context, PluginHost host) => DoneAsync(id, host.Schedules.PauseAsync(context.Caller(), id)))
            .WithSummary("Keep a schedule from firing").Produces(StatusCodes.Status204NoContent);
        schedules.MapPost("/{id}/resume", (string id, HttpContext context, PluginHost host) => DoneAsync(id, host.Schedules.ResumeAsync(context.Caller(), id)))
            .WithSummary("Let a schedule fire again").Produces(StatusCodes.Status204NoContent);
        schedules.MapPost("/{id}/run-now", RunNowAsync).WithSummary("Fire a schedule now").Produces<TaskRow>(StatusCodes.Status201Created);
    }

    private static async Task<IResult> ListAsync(HttpContext context, PluginHost host) =>
        TypedResults.Ok(new ScheduleListing([.. (await host.Schedules.ListAsync(context.Caller(), context.RequestAborted)).Select(s => s.ToInfo())]));

    private static async Task<IResult> AddAsync(NewScheduleBody wanted, HttpContext context, PluginHost host)
    {
        if (wanted is not ({ Task: not null, Agent: null, Message: null } or { Agent: not null, Task: null, Args: null }))
        {
            throw new ArgumentException("Give either 'task', with 'args' where it has some, or 'agent' with 'message'.");
        }

        var id = await host.Schedules.ScheduleAsync(context.Caller(), new NewSchedule
        {
            When = wanted.When, TaskName = wanted.Task, Args = wanted.Args?.GetRawText(), Agent = wanted.Agent, Message = wanted.Message,
            Options = new ScheduleOptions { Name = wanted.Name, TimeZone = wanted.Timezone, Missed = wanted.Missed, Overlap = wanted.Overlap },
        });

        // A moment that has come at once may have taken its schedule along.
        var made = (await host.Schedules.ListAsync(context.Caller(), context.RequestAborted)).FirstOrDefault(s => s.Id == id)?.ToInfo();
        return made is null ? TypedResults.NoContent() : TypedResults.Created($"/api/v1/schedules/{id}", made);
    }

    private static async Task<IResult> RunNowAsync(string id, HttpContext context, PluginHost host) =>
        await host.Schedules.RunNowAsync(context.Caller(), id) is { } added
            ? TypedResults.Created($"/api/v1/tasks/{added.Task.Id}", added.Task.ToRow())
            : None(id);

    private static async Task<IResult> DoneAsync(string id, Task<bool> call) => await call ? TypedResults.NoContent() : None(id);

    private static ProblemResult None(string id) => Requests.NotFound($"There is no schedule {id}.");
}
