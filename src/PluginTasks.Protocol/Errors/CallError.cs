using System.Text.Json;
using PluginTasks.Protocol.Framing;
using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Errors;

/// <summary>An exception on its way to the other side.</summary>
internal sealed record CallError
{
    public required string Code { get; init; }

    public required string Message { get; init; }

    public IReadOnlyDictionary<string, string>? Fields { get; init; }

    /// <summary>The type of what a module's code threw.</summary>
    public string? Type { get; init; }

    public string? Stack { get; init; }

    public JsonElement? Details { get; init; }

    public string? TaskId { get; init; }

    public double? Seconds { get; init; }

    public static CallError Of(Exception error) => error switch
    {
        InvalidPayloadException invalid => new() { Code = invalid.Code, Message = invalid.Message, Fields = invalid.Fields },
        ConfirmationTimeoutException late => new() { Code = late.Code, Message = late.Message, TaskId = late.TaskId, Seconds = late.Timeout.TotalSeconds },
        RemoteCallException remote => new()
        {
            Code = remote.Code,
            Message = remote.Message,
            Type = remote.RemoteType,
            Stack = remote.RemoteStack,
            Details = remote.Details,
        },
        SdkException known => new() { Code = known.Code, Message = known.Message, Type = known.GetType().FullName, Stack = known.StackTrace },
        OutOfMemoryException => new()
        {
            Code = ErrorCodes.LimitExceeded,
            Message = SdkException.LimitExceeded("memory").Message,
            Type = error.GetType().FullName,
            Stack = error.StackTrace,
        },
        FrameTooLargeException => new() { Code = ErrorCodes.PayloadTooLarge, Message = error.Message },
        OperationCanceledException => new() { Code = CallErrorCodes.Cancelled, Message = error.Message },
        TimeoutException => new() { Code = CallErrorCodes.TimedOut, Message = error.Message },
        NotSupportedException => new() { Code = CallErrorCodes.NotSupported, Message = error.Message },
        ArgumentException argument => new() { Code = CallErrorCodes.Argument, Message = argument.Message, Stack = error.StackTrace },
        TaskFailedException chosen => new()
        {
            Code = CallErrorCodes.Failed, Message = chosen.Message, Type = chosen.GetType().FullName, Stack = chosen.ToString(), Details = chosen.Details,
        },
        _ => new() { Code = CallErrorCodes.Thrown, Message = error.Message, Type = error.GetType().FullName, Stack = error.ToString() },
    };

    public Exception ToException() => Code switch
    {
        ErrorCodes.InvalidPayload when Fields is not null => new InvalidPayloadException(Fields),
        ErrorCodes.ConfirmationTimeout when TaskId is not null => new ConfirmationTimeoutException(TaskId, TimeSpan.FromSeconds(Seconds ?? 0)),
        CallErrorCodes.Cancelled => new OperationCanceledException(Message),
        CallErrorCodes.TimedOut => new TimeoutException(Message),
        CallErrorCodes.NotSupported => new NotSupportedException(Message),
        CallErrorCodes.Argument => new ArgumentException(Message),
        CallErrorCodes.Failed or CallErrorCodes.Thrown => new RemoteCallException(Code, Message, Type, Stack, Details),
        _ => new SdkException(Code, Message),
    };
}
