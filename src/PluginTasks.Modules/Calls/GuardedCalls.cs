using PluginTasks.Modules.Access;
using PluginTasks.Modules.Running;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Runtime;

namespace PluginTasks.Modules.Calls;

/// <summary>What is checked against a module's rules, and the small things beside: events for pages, languages, the log.</summary>
internal sealed class GuardedCalls(ModuleRules rules, ModuleAccess access, GuardedHttp http, IStreamPublisher streams, IUserDirectory users, IModuleLog log)
{
    private const int LongestLine = 64 << 10;

    public void AddTo(CallHandlers handlers, ModuleLink link) => handlers
        .OnInline(HostMethods.CheckAccess, (_, question, _) =>
        {
            var answer = access.Check(link, question.ResourceType, question.Operation, question.Target);
            return Task.FromResult(new Protocol.Messages.Guarded.AccessAnswer(answer));
        })
        .On(HostMethods.ResolveFile, (_, question, _) => Task.FromResult(new FilePlace(Resolve(link, question))))
        .On(HostMethods.SendHttp, (_, request, token) => SendAsync(link, request, token))
        .OnInline(HostMethods.Publish, (_, published, token) => PublishAsync(link, published, token))
        .OnInline(HostMethods.UserLanguage, async (_, user, token) => new UserLanguage((await users.FindAsync(user.Id, null, token)).Language))
        .OnNote(HostMethods.Log, (_, line) => Log(link, line));

    private async Task<HttpAnswer> SendAsync(ModuleLink link, SendHttp request, CancellationToken cancellationToken)
    {
        try
        {
            return await http.SendAsync(link.Module.Name, rules.Of(link), request, cancellationToken);
        }
        catch (SdkException refused) when (refused.Code == ErrorCodes.NetworkDenied)
        {
            access.Refused(link, ResourceType.Network, GuardedHttp.OperationOf(request), request.Url);
            throw;
        }
    }

    private string Resolve(ModuleLink link, FileQuestion question)
    {
        var whole = Path.GetFullPath(question.Path, link.Folders.Code);
        var answer = rules.Of(link).Check("filesystem", question.Operation, whole);
        return answer switch
        {
            { IsAllowed: true, Target: { } target } => target,
            _ when whole.StartsWith(link.Folders.Temp + Path.DirectorySeparatorChar, StringComparison.Ordinal) => whole,
            _ => throw Refused(link, question, whole),
        };
    }

    private SdkException Refused(ModuleLink link, FileQuestion question, string whole)
    {
        if (AccessVocabulary.TryRead("filesystem", question.Operation, out var resource, out var operation) is null)
        {
            access.Refused(link, resource, operation, whole);
        }

        return SdkException.FilesystemDenied(link.Module.Name, question.Path);
    }

    private async Task<Nothing> PublishAsync(ModuleLink link, PublishEvent published, CancellationToken cancellationToken)
    {
        if (!published.Stream.StartsWith(link.Module.Name + ".", StringComparison.Ordinal))
        {
            throw new ArgumentException($"The stream '{published.Stream}' is not one of this module; its name begins with '{link.Module.Name}.'.");
        }

        await streams.PublishAsync(published, cancellationToken);
        return Nothing.Value;
    }

    // A line is kept with a task only where it comes from where that runs: the task may be another module's.
    private void Log(ModuleLink link, LogLine line)
    {
        var task = line.TaskId is { } id && link.Calls.Tasks.Contains(id) ? id : null;
        var error = Cut(line.Exception) is { } exception ? PlainText.Of(exception, keepsLines: true) : null;
        var fields = Cut(JsonTexts.TextOf(line.Fields)) is { } given ? PlainText.Of(given) : null;
        log.Line(link.Module.Name, new ModuleLine(line.Level, PlainText.Of(Cut(line.Message)!), error, fields, task));
    }

    private static string? Cut(string? text) => text is { Length: > LongestLine } ? text[..LongestLine] : text;
}
