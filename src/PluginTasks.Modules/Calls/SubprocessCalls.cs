using PluginTasks.Modules.Access;
using PluginTasks.Modules.Running;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Subprocesses;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Limits;
using PluginTasks.Sandbox.Subprocess;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Calls;

/// <summary>The programs that module code has run. What they write goes to the module in pieces, and each waits for the one before.</summary>
internal sealed class SubprocessCalls(SubprocessRunner runner, ModuleRules rules, ModuleAccess access)
{
    public void AddTo(CallHandlers handlers, ModuleLink link) =>
        handlers.On(HostMethods.RunSubprocess, (call, wanted, token) => RunAsync(link, call, wanted, token));

    private async Task<SubprocessEnd> RunAsync(ModuleLink link, InboundCall call, RunSubprocess wanted, CancellationToken cancellationToken)
    {
        var scope = link.Calls.Of(call.Within);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, scope.Run?.CancellationToken ?? default);
        try
        {
            var code = await runner.RunAsync(RequestOf(link, scope, wanted), Send, either.Token);
            return new SubprocessEnd(code, TimedOut: false);
        }
        catch (SubprocessTimeoutException late)
        {
            return new SubprocessEnd(late.Result.ReturnCode, TimedOut: true);
        }

        catch (SdkException refused) when (refused.Code == ErrorCodes.SubprocessDenied)
        {
            // Nothing is noted where it may be run and is not there.
            access.Refused(link, ResourceType.Subprocess, AccessOperation.Run, wanted.Command[0]);
            throw;
        }
        catch (SdkException refused) when (refused.Code == ErrorCodes.FilesystemDenied && wanted.Cwd is { } folder)
        {
            access.Refused(link, ResourceType.Filesystem, AccessOperation.Read, folder);
            throw;
        }

        async ValueTask Send(SubprocessChunk chunk)
        {
            if (wanted.WantsOutput)
            {
                var piece = new SubprocessOutput(call.Id, chunk.Stream == SubprocessStream.Error, chunk.Bytes.ToArray());
                await link.Generation.CallAsync(RuntimeMethods.SubprocessOutput, piece, CallScope.Nobody, cancellationToken: either.Token);
            }
        }
    }

    private SubprocessRequest RequestOf(ModuleLink link, CallScope scope, RunSubprocess wanted) => new()
    {
        Module = link.Module.Name,
        Command = wanted.Command,
        Cwd = wanted.Cwd,
        Env = wanted.Env,
        Input = wanted.Input,
        Timeout = JsonTexts.Span(wanted.TimeoutSeconds),
        Identity = new SubprocessIdentity
        {
            Subject = scope.Run is null ? SubprocessSubject.Module : SubprocessSubject.Task,
            TaskId = scope.Run?.Task.Id,
            UserId = scope.Session.UserId,
            OrganizationId = scope.Session.OrganizationId,
            SessionKey = scope.Session.SessionKey,
            Traceparent = scope.TraceParent,
        },
        Place = new SubprocessPlace
        {
            DataFolder = link.Folders.Data, TempFolder = link.Folders.Temp, ProgramFolders = rules.ScopeOf(link).ProgramFolders,
            Cage = link.Home.Cage, Proxy = link.Home.Cage?.ProxyFor(link.Home.Rules),
        },
        Rules = rules.Of(link),
        Limits = LimitsOf(link),
    };

    private static ResourceLimits LimitsOf(ModuleLink link)
    {
        var limits = link.Module.Manifest.Limits;
        var own = ResourceLimits.OfProgram(limits.MemoryMb, limits.Processes, limits.OpenFiles) with { Own = link.Folders.Own };
        return link.Home.Cage?.User is null ? own : own.AsOwnUser(limits.Processes);
    }
}
