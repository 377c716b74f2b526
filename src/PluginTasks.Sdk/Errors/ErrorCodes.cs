namespace PluginTasks.Sdk;

/// <summary>The stable codes of <see cref="SdkException.Code"/>. Compare with these; messages may change.</summary>
public static class ErrorCodes
{
    /// <summary>The call needs a signed-in user and there is none.</summary>
    public const string NoAuthenticatedUser = "no_authenticated_user";

    /// <summary>The user has none of the permissions that the call needs, or is not the owner.</summary>
    public const string PermissionDenied = "permission_denied";

    /// <summary>The task runtime has not started, or is stopping.</summary>
    public const string TaskRuntimeUnavailable = "task_runtime_unavailable";

    /// <summary>No module registers a task or an agent of this name.</summary>
    public const string TaskNotRegistered = "task_not_registered";

    /// <summary>There is no such task, or the user may not see it.</summary>
    public const string TaskNotFound = "task_not_found";

    /// <summary>The task belongs to another module.</summary>
    public const string TaskOfOtherModule = "task_of_other_module";

    /// <summary>The task waits for an answer already.</summary>
    public const string ConfirmationPending = "confirmation_pending";

    /// <summary>The task does not wait for an answer, or has got one.</summary>
    public const string ConfirmationNotPending = "confirmation_not_pending";

    /// <summary>Nobody answered in time.</summary>
    public const string ConfirmationTimeout = "confirmation_timeout";

    /// <summary>A checkpoint, a result or another value is larger than allowed (1 MiB).</summary>
    public const string PayloadTooLarge = "payload_too_large";

    /// <summary>A schedule's expression cannot be read; the message gives the position.</summary>
    public const string InvalidSchedule = "invalid_schedule";

    /// <summary>A subprocess ended with something else than 0 and <c>check</c> was set.</summary>
    public const string SubprocessFailed = "subprocess_failed";

    /// <summary>A subprocess did not end in time and was killed.</summary>
    public const string SubprocessTimeout = "subprocess_timeout";

    /// <summary>The call tried to set an environment variable that belongs to the host.</summary>
    public const string ReservedEnvironment = "reserved_environment";

    /// <summary>A subprocess wrote more than is captured (16 MiB a stream) and was killed.</summary>
    public const string OutputLimit = "output_limit";

    /// <summary>The module went over one of its limits: <c>limit_exceeded: memory</c>.</summary>
    public const string LimitExceeded = "limit_exceeded";

    /// <summary>A file is out of reach: <c>sandbox_filesystem_denied:&lt;module&gt;:&lt;path&gt;</c>.</summary>
    public const string FilesystemDenied = "sandbox_filesystem_denied";

    /// <summary>The module may not look after that part of the host: <c>sandbox_host_denied:&lt;module&gt;:&lt;part&gt;</c>.</summary>
    public const string HostDenied = "sandbox_host_denied";

    /// <summary>A network target is out of reach: <c>sandbox_network_denied:&lt;module&gt;:&lt;target&gt;</c>.</summary>
    public const string NetworkDenied = "sandbox_network_denied";

    /// <summary>A program may not be started: <c>sandbox_subprocess_denied:&lt;module&gt;:&lt;program&gt;</c>.</summary>
    public const string SubprocessDenied = "sandbox_subprocess_denied";

    /// <summary>A request got no answer: no connection, out of time, broken off.</summary>
    public const string HttpFailed = "http_failed";

    /// <summary>The name is not a module's action, or not written as <c>module.action</c>.</summary>
    public const string UnknownAction = "unknown_action";

    /// <summary>Values do not validate; see <see cref="InvalidPayloadException.Fields"/>.</summary>
    public const string InvalidPayload = "invalid_payload";

    /// <summary>The action threw. The client gets a correlation id, the log the rest.</summary>
    public const string ActionFailed = "action_failed";

    /// <summary>The action did not end before its deadline (30 s by default).</summary>
    public const string ActionTimeout = "action_timeout";

    /// <summary>The target of an effect does not allow it: <c>capability_denied:&lt;component&gt;:&lt;property&gt;.&lt;verb&gt;</c>.</summary>
    public const string CapabilityDenied = "capability_denied";

    /// <summary>A setting was read that the operator has not set, or that the manifest does not declare.</summary>
    public const string SettingMissing = "setting_missing";
}
