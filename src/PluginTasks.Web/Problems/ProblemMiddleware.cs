using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PluginTasks.Modules.Actions;
using PluginTasks.Sdk;

namespace PluginTasks.Web.Problems;

/// <summary>The edge of a request: whatever is thrown becomes a problem document, and no more is told than is meant for users.</summary>
internal sealed partial class ProblemMiddleware(ILogger<ProblemMiddleware> log)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception error) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await Of(error, context).WriteAsync(context);
            return;
        }

        var hasAnswer = context.Response.HasStarted || context.Response.ContentLength is not null || context.Response.ContentType is not null;
        if (!hasAnswer && Empty(context.Response.StatusCode) is { } problem)
        {
            await problem.WriteAsync(context);
        }
    }

    private static Problem? Empty(int status) => status switch
    {
        StatusCodes.Status404NotFound => Problem.Of(status, ProblemCodes.NotFound, "There is nothing here, or nothing that you may see."),
        StatusCodes.Status405MethodNotAllowed => Problem.Of(status, ProblemCodes.MethodNotAllowed),
        StatusCodes.Status415UnsupportedMediaType => Problem.Of(
            status, ProblemCodes.UnsupportedMediaType, "A body has to be JSON, with the content type application/json."),
        StatusCodes.Status400BadRequest => Problem.Of(status, ProblemCodes.InvalidRequest),
        _ => null,
    };

    private Problem Of(Exception error, HttpContext context)
    {
        switch (error)
        {
            case SdkException known:
                var problem = ProblemStatus.Of(known);
                var isFault = problem.Status >= StatusCodes.Status500InternalServerError
                    && problem.Status != StatusCodes.Status503ServiceUnavailable;
                if (known is not ActionFailedException && isFault)
                {
                    Refused(log, context.Request.Method, context.Request.Path, known.Code, known.Message);
                }

                return problem;
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return Problem.Of(StatusCodes.Status413PayloadTooLarge, ErrorCodes.PayloadTooLarge, "The body is too large.");
            case BadHttpRequestException bad:
                var code = bad.StatusCode == StatusCodes.Status415UnsupportedMediaType
                    ? ProblemCodes.UnsupportedMediaType
                    : ProblemCodes.InvalidRequest;
                return Problem.Of(bad.StatusCode, code, Told(bad));
            case ArgumentException or JsonException:
                return Problem.Of(StatusCodes.Status400BadRequest, ProblemCodes.InvalidRequest, error.Message);
            default:
                Failed(log, context.Request.Method, context.Request.Path, error);
                return Problem.Of(StatusCodes.Status500InternalServerError, ProblemCodes.Internal, "Something went wrong. The log says what.");
        }
    }

    /// <summary>The framework names our types around what the reader of the JSON has to say.</summary>
    private static string Told(BadHttpRequestException bad) => bad.InnerException is JsonException json
        ? $"The body cannot be read at {json.Path ?? "$"}, line {(json.LineNumber ?? 0) + 1}: " +
            "it is not JSON of the wanted shape, or has a field that does not exist."
        : bad.Message;

    [LoggerMessage(1, LogLevel.Error, "{Method} {Path} failed")]
    private static partial void Failed(ILogger log, string method, string path, Exception error);

    [LoggerMessage(2, LogLevel.Warning, "{Method} {Path}: {Code}: {Reason}")]
    private static partial void Refused(ILogger log, string method, string path, string code, string reason);
}
