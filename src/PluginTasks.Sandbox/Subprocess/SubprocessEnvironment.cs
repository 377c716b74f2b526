using PluginTasks.Sandbox.Access;

namespace PluginTasks.Sandbox.Subprocess;

/// <summary>The whole environment of a subprocess.</summary>
internal static class SubprocessEnvironment
{
    private static readonly string[] OfHost = ["LANG", "TZ"];

    /// <summary>Three layers, of which the module writes the middle one, which was checked.</summary>
    public static Dictionary<string, string> Of(SubprocessRequest request, Func<string, string?> hostVariable)
    {
        var variables = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = string.Join(':', request.Place.ProgramFolders) };
        foreach (var name in OfHost)
        {
            Set(variables, name, hostVariable(name));
        }

        foreach (var (name, value) in request.Env ?? new Dictionary<string, string>())
        {
            variables[name] = value;
        }

        SetReserved(variables, request);
        return variables;
    }

    private static void SetReserved(Dictionary<string, string> variables, SubprocessRequest request)
    {
        var identity = request.Identity;
        Set(variables, "PLUGINTASKS_SUBJECT", request.Module);
        Set(variables, "PLUGINTASKS_SUBJECT_KIND", identity.Subject == SubprocessSubject.Task ? "task" : "module");
        Set(variables, "PLUGINTASKS_ACCESS", AccessJson.Write(request.Rules));
        Set(variables, "PLUGINTASKS_USER_ID", identity.UserId);
        Set(variables, "PLUGINTASKS_ORGANIZATION_ID", identity.OrganizationId);
        Set(variables, "PLUGINTASKS_SESSION_KEY", identity.SessionKey);
        Set(variables, "PLUGINTASKS_TASK_ID", identity.TaskId);
        Set(variables, "PLUGINTASKS_TRACEPARENT", identity.Traceparent);
        Set(variables, "HOME", request.Place.DataFolder);
        Set(variables, "TMPDIR", request.Place.TempFolder);
        foreach (var name in request.Place.Proxy is null ? [] : new[] { "HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy" })
        {
            Set(variables, name, request.Place.Proxy!.OriginalString);
        }
    }

    private static void Set(Dictionary<string, string> variables, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            variables[name] = value;
        }
    }
}
