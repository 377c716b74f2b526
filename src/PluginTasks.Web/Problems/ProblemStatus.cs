using Microsoft.AspNetCore.Http;
using PluginTasks.Modules.Running;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Web.Problems;

/// <summary>The one place that says which status an error's code has.</summary>
internal static class ProblemStatus
{
    public static Problem Of(SdkException error) => Problem.Of(Of(error.Code), error.Code, Detail(error)) with
    {
        Fields = error is InvalidPayloadException { Fields: { Count: > 0 } fields } ? fields.ToDictionary(f => f.Key, f => string.Join(' ', f.Value)) : null,
    };

    public static int Of(string code) => code switch
    {
        ErrorCodes.NoAuthenticatedUser => StatusCodes.Status401Unauthorized,
        ErrorCodes.PermissionDenied or ErrorCodes.TaskOfOtherModule or ErrorCodes.CapabilityDenied => StatusCodes.Status403Forbidden,
        ErrorCodes.FilesystemDenied or ErrorCodes.NetworkDenied or ErrorCodes.SubprocessDenied => StatusCodes.Status403Forbidden,
        ErrorCodes.TaskNotFound or ErrorCodes.TaskNotRegistered or ErrorCodes.UnknownAction => StatusCodes.Status404NotFound,
        ErrorCodes.ConfirmationPending or ErrorCodes.ConfirmationNotPending => StatusCodes.Status409Conflict,
        ErrorCodes.PayloadTooLarge => StatusCodes.Status413PayloadTooLarge,
        ErrorCodes.ActionFailed or ErrorCodes.SettingMissing => StatusCodes.Status500InternalServerError,
        ErrorCodes.SubprocessFailed or ErrorCodes.OutputLimit or ErrorCodes.HttpFailed => StatusCodes.Status502BadGateway,
        ErrorCodes.ActionTimeout or ErrorCodes.SubprocessTimeout or ErrorCodes.ConfirmationTimeout => StatusCodes.Status504GatewayTimeout,
        ErrorCodes.TaskRuntimeUnavailable or ErrorCodes.LimitExceeded or ModuleUnavailableException.ErrorCode or StoreErrorCodes.Busy
            => StatusCodes.Status503ServiceUnavailable,
        StoreErrorCodes.Full => StatusCodes.Status507InsufficientStorage,
        StoreErrorCodes.Failed or StoreErrorCodes.Damaged or StoreErrorCodes.Newer or StoreErrorCodes.Foreign => StatusCodes.Status500InternalServerError,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>What a store or a start says names files of the machine, which are not for users.</summary>
    private static string Detail(SdkException error) => error switch
    {
        StoreException => "What is kept cannot be read or written now. The log says why.",
        ModuleUnavailableException => "The module is not available now. The list of modules, for those who look after the host, and the log say why.",
        _ => error.Message,
    };
}
