using System.Text.Json;
using PluginTasks.Modules.Reloading;
using PluginTasks.Sdk;
using PluginTasks.Web.Actions;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.Sockets;

/// <summary>What the host says by itself.</summary>
internal static class HostMessages
{
    public static ReadOnlyMemory<byte> Ping { get; } = WireJson.Message("ping", _ => { });

    public static ReadOnlyMemory<byte> Hello(SignedIn who, string version) => WireJson.Message("hello", writer =>
    {
        var session = who.Session;
        writer.WriteString("sessionId", who.Id);
        if (session.UserId is { } user)
        {
            writer.WriteStartObject("user");
            writer.WriteString("id", user);
            writer.WriteString("name", who.DisplayName ?? user);
            writer.WriteString("organization", session.OrganizationId);
            writer.WriteEndObject();
        }
        else
        {
            writer.WriteNull("user");
        }

        writer.WriteString("role", session.Role);
        writer.WriteStartArray("permissions");
        foreach (var permission in session.Permissions)
        {
            writer.WriteStringValue(permission);
        }

        writer.WriteEndArray();
        writer.WriteString("language", session.Language);
        writer.WriteString("version", version);
    });

    public static ReadOnlyMemory<byte> CurrentPath(string path, JsonMap parameters) => WireJson.Message("currentPath", writer =>
    {
        writer.WriteString("path", path);
        writer.Element("params", ModuleJson.ToElement(parameters));
    });

    public static ReadOnlyMemory<byte> Error(string code, string message) => WireJson.Message("error", writer =>
    {
        writer.WriteString("code", code);
        writer.WriteString("message", message);
    });

    public static ReadOnlyMemory<byte> HotReload(ModuleReload reload) => WireJson.Message("hotReload", writer =>
    {
        writer.WriteString("module", reload.Module);
        writer.WriteString("what", JsonNamingPolicy.SnakeCaseLower.ConvertName(reload.Kind.ToString()));
        writer.WriteStartArray("diagnostics");
        foreach (var problem in reload.Problems)
        {
            writer.WriteStartObject();
            writer.WriteString("severity", "error");
            writer.WriteString("code", problem.Code);
            writer.WriteString("message", problem.Message);
            writer.WriteString("file", problem.File);
            writer.WriteNumber("line", problem.Line);
            writer.WriteNumber("column", problem.Column);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    public static ReadOnlyMemory<byte> Done(string action, JsonElement? value) => WireJson.Message("actionResult", writer =>
    {
        writer.WriteString("name", action);
        writer.WriteBoolean("ok", true);
        writer.Element("value", value);
        writer.WriteNull("error");
    });

    public static ReadOnlyMemory<byte> Failed(
        string action, string code, string message, IReadOnlyDictionary<string, string>? fields = null) => WireJson.Message("actionResult", writer =>
    {
        writer.WriteString("name", action);
        writer.WriteBoolean("ok", false);
        writer.WriteNull("value");
        writer.WriteStartObject("error");
        writer.WriteString("code", code);
        writer.WriteString("message", message);
        if (fields is not null)
        {
            writer.WriteStartObject("fields");
            foreach (var (field, problem) in fields)
            {
                writer.WriteString(field, problem);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    });

    public static ReadOnlyMemory<byte> DeleteSurface(string surfaceId) =>
        WireJson.Message("deleteSurface", writer => writer.WriteString("surfaceId", surfaceId));

    /// <summary>A page over the page: a modal or a drawer.</summary>
    public static ReadOnlyMemory<byte> PageOver(ReadOnlyMemory<byte> definition, string surfaceId, string place, ActionContextReader context)
    {
        using var tree = JsonDocument.Parse(definition);
        return WireJson.Message("surfaceUpdate", writer =>
        {
            writer.WriteString("surfaceId", surfaceId);
            writer.WriteString("template", place);
            foreach (var name in (ReadOnlySpan<string>)["title", "size", "position"])
            {
                if (context.Text(name) is { } given)
                {
                    writer.WriteString(name, given);
                }
            }

            var hasTitle = context.Text("title") is not null;
            var taken = tree.RootElement.EnumerateObject()
                .Where(m => m.Name is not ("surfaceId" or "template" or "lang") && !(hasTitle && m.NameEquals("title")));
            foreach (var member in taken)
            {
                member.WriteTo(writer);
            }
        });
    }

    /// <summary>A page as it is kept ready.</summary>
    public static ReadOnlyMemory<byte> Page(ReadOnlySpan<byte> definition)
    {
        var message = "{\"surfaceUpdate\":"u8;
        var bytes = new byte[message.Length + definition.Length + 1];
        message.CopyTo(bytes);
        definition.CopyTo(bytes.AsSpan(message.Length));
        bytes[^1] = (byte)'}';
        return bytes;
    }
}
