using System.Text;
using System.Text.Json;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Scripts.Calls.Features;

/// <summary><c>sdk.access</c>, <c>sdk.files</c>, <c>sdk.http</c> and <c>sdk.streams</c>.</summary>
internal static class GuardedCalls
{
    public static Dictionary<string, SdkCall> All { get; } = new()
    {
        ["access.check"] = new("resource_type, operation, target", async (scope, args) =>
            await scope.Sdk.Access.Check(args.Text(0), args.Text(1), args.Text(2), scope.Stop).ConfigureAwait(false)),
        ["files.exists"] = new("path", async (scope, args) => await scope.Sdk.Files.ExistsAsync(args.Text(0), scope.Stop).ConfigureAwait(false)),
        ["files.list"] = new("folder, pattern?", async (scope, args) =>
            await scope.Sdk.Files.ListAsync(args.Text(0), args.Text(1, "*"), scope.Stop).ConfigureAwait(false)),
        ["files.readText"] = new("path", async (scope, args) => await scope.Sdk.Files.ReadTextAsync(args.Text(0), scope.Stop).ConfigureAwait(false)),
        ["files.writeText"] = SdkCall.Doing("path, text", (scope, args) => scope.Sdk.Files.WriteTextAsync(args.Text(0), args.Text(1), scope.Stop)),
        ["files.createFolder"] = SdkCall.Doing("path", (scope, args) => scope.Sdk.Files.CreateFolderAsync(args.Text(0), scope.Stop)),
        ["files.move"] = SdkCall.Doing("from, to", (scope, args) => scope.Sdk.Files.MoveAsync(args.Text(0), args.Text(1), scope.Stop)),
        ["files.delete"] = new("path", async (scope, args) => await scope.Sdk.Files.DeleteAsync(args.Text(0), scope.Stop).ConfigureAwait(false)),
        ["http.get"] = new("url", async (scope, args) => Reply(await scope.Sdk.Http.GetAsync(args.Text(0), scope.Stop).ConfigureAwait(false))),
        ["http.send"] = new("request", async (scope, args) => Reply(await scope.Sdk.Http.SendAsync(Request(args), scope.Stop).ConfigureAwait(false))),
        ["streams.publish"] = SdkCall.Doing("stream, event_name, payload?, audience?", (scope, args) =>
            scope.Sdk.Streams.Publish(args.Text(0), args.Text(1), args.At(2), Receivers(args), scope.Stop)),
    };

    private static HttpCall Request(SdkArgs args)
    {
        var named = args.Options(0);
        var (method, url, headers, body) = (named.Text("method") ?? "GET", named.Text("url"), named.Value("headers"), named.Value("body"));
        var (timeout, largest) = (named.Time("timeout"), named.Whole("max_reply_bytes"));
        named.RefuseOthers();
        if (url is null)
        {
            throw new ArgumentException("http.send: 'url' is required.");
        }

        // A text goes as it is, anything else as JSON.
        var call = body is { ValueKind: not JsonValueKind.String } value
            ? HttpCall.Json(method, url, value)
            : new HttpCall { Method = method, Url = url, Body = body is { } text ? Encoding.UTF8.GetBytes(text.GetString()!) : (ReadOnlyMemory<byte>?)null };
        var all = call.Headers.ToDictionary(StringComparer.OrdinalIgnoreCase);
        if (headers is { } given)
        {
            var read = new NamedValues("http.send: 'headers'", given);
            foreach (var header in given.EnumerateObject())
            {
                all[header.Name] = read.Text(header.Name) ?? "";
            }
        }

        call = call with { Headers = all };
        call = timeout is { } wait ? call with { Timeout = wait } : call;
        return largest is { } bytes ? call with { MaxReplyBytes = bytes } : call;
    }

    private static object Reply(HttpReply reply) => new
    {
        reply.Status,
        reply.IsSuccess,
        Headers = reply.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => string.Join(", ", header.Value), StringComparer.Ordinal),
        Text = reply.Text(),
    };

    private static Audience? Receivers(SdkArgs args)
    {
        if (args.At(3) is null)
        {
            return null;
        }

        var named = args.Options(3);
        var (user, organization) = (named.Text("user_id"), named.Text("organization_id"));
        named.RefuseOthers();
        return (user, organization) switch
        {
            ({ } id, null) => Audience.User(id),
            (null, { } id) => Audience.Organization(id),
            _ => throw args.Wrong(3, "{user_id} or {organization_id}"),
        };
    }
}
