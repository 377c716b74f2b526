using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using PluginTasks.Modules.Hosting;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Tasks.Runtime;
using PluginTasks.Tasks.Storage;
using PluginTasks.Web.Logs;

namespace PluginTasks.Web.Api.Tasks;

/// <summary>Tasks over HTTP, as the facade has them.</summary>
internal static class TaskEndpoints
{
    private const int StandardPage = 20;
    private static readonly TimeSpan StandardWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    public static void Map(IEndpointRouteBuilder api)
    {
        var tasks = api.MapGroup("/tasks").WithTags("tasks");
        tasks.MapGet("", ListAsync).WithSummary("A page of tasks").Produces<TaskPage>();
        tasks.MapPost("", SubmitAsync).WithSummary("Start a registered task, or an agent").Produces<TaskRow>(StatusCodes.Status201Created);
        tasks.MapDelete("", ClearAsync).WithSummary("Remove tasks that have ended").Produces<Removed>();
        tasks.MapGet("/{id}", GetAsync).WithSummary("One task").Produces<TaskRow>();
        tasks.MapGet("/{id}/wait", WaitAsync)
            .WithSummary("Wait for a task's end; 202 where it has not come in time")
            .Produces<TaskRow>()
            .Produces<TaskRow>(StatusCodes.Status202Accepted);
        tasks.MapPost("/{id}/cancel", CancelAsync).WithSummary("Cancel a task").Produces<Cancelled>();
        tasks.MapPost("/{id}/respond", RespondAsync).WithSummary("Answer a task's question").Produces(StatusCodes.Status204NoContent);
        tasks.MapPost("/{id}/rerun", RerunAsync).WithSummary("Run a registered task again").Produces<TaskRow>(StatusCodes.Status201Created);
        tasks.MapGet("/{id}/logs", LogsAsync).WithSummary("What a task has logged").Produces<TaskLog>();
    }

    private static async Task<IResult> ListAsync(HttpContext context, PluginHost host)
    {
        context.DemandQuery(TaskQueryReader.Names);
        var query = context.Request.Query;
        var (page, size) = (TaskQueryReader.Number(query, "page", 1), TaskQueryReader.Number(query, "page_size", StandardPage));
        var (caller, filters) = (context.Caller(), TaskQueryReader.Read(query));
        var sort = TaskQueryReader.Text(query, "sort") ?? "updated_at desc";
        var tasks = await host.Tasks.Reading.ListAsync(caller, page, size, filters, sort, context.RequestAborted);
        var total = await host.Tasks.Reading.CountAsync(caller, filters, context.RequestAborted);
        return TypedResults.Ok(new TaskPage([.. tasks.Select(TaskItem.Of)], page, size, total));
    }

    private static async Task<IResult> SubmitAsync(NewTask wanted, HttpContext context, PluginHost host)
    {
        var (name, args) = TargetOf(wanted);
        var options = new TaskOptions { TaskKey = wanted.Key, Timeout = wanted.Timeout is { } seconds ? Seconds(seconds) : null };
        return Made(await host.Tasks.SubmitAsync(context.Caller(), name, args, wanted.Label, options));
    }

    private static (string Name, string? Args) TargetOf(NewTask wanted) => wanted switch
    {
        { Task: { } task, Agent: null, Prompt: null } => (task, wanted.Args?.GetRawText()),
        { Agent: { } agent, Task: null, Args: null } => (AgentTask.NameOf(agent), AgentTask.ArgsOf(wanted.Prompt ?? "")),
        _ => throw new ArgumentException("Give either 'task', with 'args' where it has some, or 'agent' with 'prompt'."),
    };

    private static TimeSpan Seconds(double seconds) => double.IsFinite(seconds) && seconds is > 0 and < int.MaxValue
        ? TimeSpan.FromSeconds(seconds)
        : throw new ArgumentException("'timeout' is a number of seconds above 0.");

    /// <summary>201 for a new one, 200 for the active one that has its key.</summary>
    private static IResult Made(AddedTask added) => added.IsNew
        ? TypedResults.Created($"/api/v1/tasks/{added.Task.Id}", added.Task.ToRow())
        : TypedResults.Ok(added.Task.ToRow());

    private static async Task<IResult> ClearAsync(HttpContext context, PluginHost host)
    {
        context.DemandQuery("older_than", "all");
        var query = context.Request.Query;
        var all = TaskQueryReader.Text(query, "all") switch
        {
            null or "false" => false,
            "true" => true,
            _ => throw new ArgumentException("'all' is true or false."),
        };
        var age = Requests.Duration(TaskQueryReader.Text(query, "older_than"), "older_than");
        return TypedResults.Ok(new Removed(await host.Tasks.ClearAsync(context.Caller(), age, all)));
    }

    private static async Task<IResult> GetAsync(string id, HttpContext context, PluginHost host) =>
        TypedResults.Ok(await FindAsync(id, context, host));

    private static async Task<TaskRow> FindAsync(string id, HttpContext context, PluginHost host) =>
        (await host.Tasks.GetAsync(context.Caller(), id, context.RequestAborted) ?? throw Requests.NoTask(id)).ToRow();

    private static async Task<IResult> WaitAsync(string id, HttpContext context, PluginHost host, IHostApplicationLifetime lifetime)
    {
        context.DemandQuery("timeout");
        var timeout = Requests.Duration(TaskQueryReader.Text(context.Request.Query, "timeout"), "timeout") ?? StandardWait;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            var patience = timeout < LongestWait ? timeout : LongestWait;
            return TypedResults.Ok((await host.Tasks.WaitAsync(context.Caller(), id, patience, null, either.Token)).ToRow());
        }
        catch (TimeoutException)
        {
            return TypedResults.Accepted((string?)null, await FindAsync(id, context, host));
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw new SdkException(ErrorCodes.TaskRuntimeUnavailable, "The host stops.");
        }
    }

    private static async Task<IResult> CancelAsync(string id, HttpContext context, PluginHost host)
    {
        await FindAsync(id, context, host);
        return TypedResults.Ok(new Cancelled(await host.Tasks.CancelAsync(context.Caller(), id)));
    }

    private static async Task<IResult> RespondAsync(string id, TaskAnswer answer, HttpContext context, PluginHost host)
    {
        await host.Tasks.RespondConfirmationAsync(context.Caller(), id, answer.Response.GetRawText());
        return TypedResults.NoContent();
    }

    private static async Task<IResult> RerunAsync(string id, HttpContext context, PluginHost host) =>
        Made(await host.Tasks.RerunAsync(context.Caller(), id));

    /// <summary>What was thrown is for those who look after the host; everybody else has the task's error.</summary>
    private static async Task<IResult> LogsAsync(string id, HttpContext context, PluginHost host, TaskLogs logs)
    {
        await FindAsync(id, context, host);
        var isForAll = Administrators.Is(context);
        return TypedResults.Ok(new TaskLog(id, [.. logs.Of(id).Select(l => isForAll ? l : l with { Exception = null })]));
    }
}
