using System.CommandLine;
using System.Text.Json.Nodes;
using PluginTasks.Cli.Configuration;
using PluginTasks.Cli.Remote;
using PluginTasks.Web.Accounts;

namespace PluginTasks.Cli.Commands.Users;

/// <summary><c>plugintasks user</c>: <c>users.yaml</c>, which a running host reads again by itself.</summary>
internal static class UserCommand
{
    public static Command Create(Terminal terminal, HostOptions host) => new(
        "user", "Looks after the users in users.yaml.\n\nExample:\n  plugintasks user add ada --role admin")
    {
        Add(terminal, host), List(terminal, host), Remove(terminal, host), Password(terminal, host),
    };

    private static Argument<string> Name() => new("NAME") { Description = "The user." };

    private static Command Add(Terminal terminal, HostOptions host)
    {
        var name = Name();
        var role = new Option<string>("--role") { Description = "The role (user).", DefaultValueFactory = _ => "user" };
        var shown = new Option<string?>("--display-name") { Description = "The name as it is shown." };
        var organization = new Option<string?>("--organization") { Description = "The organization." };
        var language = new Option<string?>("--language") { Description = "The language, such as it." };
        var permissions = new Option<string?>("--permissions") { Description = "Further permissions, with commas between them." };
        var withoutPassword = new Option<bool>("--no-password") { Description = "For a user of tokens alone." };
        var command = new Command(
            "add",
            "Adds a user; asks for the password, or reads it from standard input.\n\n" +
            "Example:\n  plugintasks user add ada --role admin --language it")
        {
            name, role, shown, organization, language, permissions, withoutPassword,
        };
        command.SetAction(parsed => Guarded(() =>
        {
            var editor = Editor(host, parsed);
            editor.Add(new Account
            {
                Id = parsed.GetValue(name)!,
                Role = parsed.GetValue(role)!,
                DisplayName = parsed.GetValue(shown),
                OrganizationId = parsed.GetValue(organization),
                Language = parsed.GetValue(language),
                Permissions = (parsed.GetValue(permissions) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
                PasswordHash = parsed.GetValue(withoutPassword) ? null : PasswordHash.Of(PasswordInput.Read(terminal)),
            });
            terminal.Error.WriteLine($"{parsed.GetValue(name)} can sign in.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static Command List(Terminal terminal, HostOptions host)
    {
        var format = OutputFormat.Option();
        var command = new Command("list", "Lists users.\n\nExample:\n  plugintasks user list --format json") { format };
        command.SetAction(parsed => Guarded(() =>
        {
            var users = Editor(host, parsed).Read();
            if (parsed.GetValue(format) == "json")
            {
                terminal.Out.WriteLine(new JsonArray([.. users.Select(JsonOf)]).ToJsonString());
            }
            else
            {
                Table.Write(terminal, ["NAME", "ROLE", "ORGANIZATION", "LANGUAGE", "PASSWORD"],
                    [.. users.Select(u => new[] { u.Id, u.Role, u.OrganizationId ?? "", u.Language ?? "", u.PasswordHash is null ? "no" : "yes" })]);
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Remove(Terminal terminal, HostOptions host)
    {
        var name = Name();
        var command = new Command("remove", "Removes a user; their sessions and tokens are over.\n\nExample:\n  plugintasks user remove ada") { name };
        command.SetAction(parsed => Guarded(() =>
            Editor(host, parsed).Remove(parsed.GetValue(name)!)
                ? Said(terminal, $"{parsed.GetValue(name)} is removed.")
                : throw None(parsed.GetValue(name)!)));
        return command;
    }

    private static Command Password(Terminal terminal, HostOptions host)
    {
        var name = Name();
        var command = new Command("passwd", "Sets a user's password; their sessions are over.\n\nExample:\n  plugintasks user passwd ada") { name };
        command.SetAction(parsed => Guarded(() =>
        {
            var editor = Editor(host, parsed);
            if (editor.Read().All(u => u.Id != parsed.GetValue(name)))
            {
                throw None(parsed.GetValue(name)!);
            }

            editor.SetPassword(parsed.GetValue(name)!, PasswordHash.Of(PasswordInput.Read(terminal)));
            return Said(terminal, $"{parsed.GetValue(name)} has another password.");
        }));
        return command;
    }

    private static UsersFileEditor Editor(HostOptions host, ParseResult parsed) => new(host.Configuration(parsed).PathOf(ConfigKeys.Users));

    private static int Said(Terminal terminal, string what)
    {
        terminal.Error.WriteLine(what);
        return ExitCode.Done;
    }

    private static CommandFailure None(string name) => new(ExitCode.NotFound, $"there is no user '{name}'");

    private static JsonNode JsonOf(Account user) => new JsonObject
    {
        ["name"] = user.Id, ["role"] = user.Role, ["organization"] = user.OrganizationId, ["language"] = user.Language,
        ["permissions"] = new JsonArray([.. user.Permissions.Select(p => (JsonNode)p)]), ["password"] = user.PasswordHash is not null,
    };

    private static int Guarded(Func<int> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (error is UsersFileException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(ExitCode.No, error.Message);
        }
    }
}
