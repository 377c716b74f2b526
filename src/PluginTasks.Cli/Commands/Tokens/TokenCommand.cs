using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PluginTasks.Cli.Configuration;
using PluginTasks.Cli.Hosting;
using PluginTasks.Cli.Remote;
using PluginTasks.Store;
using PluginTasks.Tasks.Accounts;
using PluginTasks.Tasks.Storage;
using PluginTasks.Web.Accounts;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Cli.Commands.Tokens;

/// <summary><c>plugintasks token</c>: tokens for programs, in the host's database, whether it runs or not.</summary>
internal static partial class TokenCommand
{
    private const int MostDays = 3_650;

    public static Command Create(Terminal terminal, HostOptions host) => new(
        "token", "Looks after tokens for programs.\n\nExample:\n  plugintasks token create ada --label ci")
    {
        New(terminal, host), List(terminal, host), Revoke(terminal, host),
    };

    private static Command New(Terminal terminal, HostOptions host)
    {
        var user = new Argument<string>("USER") { Description = "Whose token: a user of users.yaml, or super." };
        var label = new Option<string>("--label") { Description = "What it is for.", DefaultValueFactory = _ => "" };
        var expires = new Option<string>("--expires") { Description = "How long it is good, such as 12h or 90d.", DefaultValueFactory = _ => "90d" };
        var format = OutputFormat.Option();
        var command = new Command(
            "create", "Makes a token and shows it, once.\n\nExample:\n  plugintasks token create ada --label ci --expires 30d")
        {
            user, label, expires, format,
        };
        command.SetAction((parsed, cancellationToken) => InStoreAsync(host, parsed, async store =>
        {
            var name = parsed.GetValue(user)!;
            if (name != Account.Super.Id && new UsersFileEditor(host.Configuration(parsed).PathOf(ConfigKeys.Users)).Read().All(u => u.Id != name))
            {
                throw new CommandFailure(ExitCode.NotFound, $"there is no user '{name}'; add one with 'plugintasks user add {name}'");
            }

            var (token, stored) = ApiTokens.New(name, parsed.GetValue(label)!, Lifetime(parsed.GetValue(expires)!), TimeProvider.System);
            await store.AddTokenAsync(stored, cancellationToken);
            if (parsed.GetValue(format) == "json")
            {
                var shown = JsonOf(stored);
                shown["token"] = token;
                terminal.Out.WriteLine(shown.ToJsonString());
            }
            else
            {
                terminal.Out.WriteLine(token);
                terminal.Error.WriteLine($"{stored.Id}, good until {Time(stored.ExpiresAt)}. It is not shown again.");
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static Command List(Terminal terminal, HostOptions host)
    {
        var format = OutputFormat.Option();
        var command = new Command("list", "Lists tokens, without what opens something.\n\nExample:\n  plugintasks token list --format json") { format };
        command.SetAction((parsed, cancellationToken) => InStoreAsync(host, parsed, async store =>
        {
            var tokens = await store.ListTokensAsync(cancellationToken: cancellationToken);
            if (parsed.GetValue(format) == "json")
            {
                terminal.Out.WriteLine(new JsonArray([.. tokens.Select(JsonOf)]).ToJsonString());
            }
            else
            {
                var rows = tokens.Select(t => new[] { t.Id, t.UserId, t.Label, Time(t.CreatedAt), Time(t.ExpiresAt) });
                Table.Write(terminal, ["ID", "USER", "LABEL", "CREATED", "EXPIRES"], [.. rows]);
            }

            return ExitCode.Done;
        }));
        return command;
    }

    private static Command Revoke(Terminal terminal, HostOptions host)
    {
        var id = new Argument<string>("ID") { Description = "The token's id, as 'token list' shows it." };
        var command = new Command(
            "revoke",
            "Ends a token; a running host knows within seconds.\n\nExample:\n  plugintasks token revoke t_0193a7c2f1d07d4c8f6b0a1e2d3c4b5a")
        {
            id,
        };
        command.SetAction((parsed, cancellationToken) => InStoreAsync(host, parsed, async store =>
        {
            if (!await store.RemoveTokenAsync(parsed.GetValue(id)!, cancellationToken))
            {
                throw new CommandFailure(ExitCode.NotFound, $"there is no token '{parsed.GetValue(id)}'");
            }

            terminal.Error.WriteLine("It opens nothing any more.");
            return ExitCode.Done;
        }));
        return command;
    }

    private static async Task<int> InStoreAsync(HostOptions host, ParseResult parsed, Func<IAccountStore, Task<int>> work)
    {
        var folder = host.DataFolder(parsed);
        try
        {
            RunningHost.Prepare(folder);
            await using var store = SqliteTaskStore.Open(RunningHost.DatabaseIn(folder));
            return await work(store.Accounts);
        }
        catch (Exception error) when (error is StoreException or UsersFileException or IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(ExitCode.No, error.Message);
        }
    }

    private static TimeSpan Lifetime(string written) =>
        Written().Match(written) is { Success: true } match && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) is var number and > 0
            && (match.Groups[2].Value == "h" ? TimeSpan.FromHours(number) : TimeSpan.FromDays(number)) is var span && span.TotalDays <= MostDays
            ? span
            : throw new CommandFailure(ExitCode.WrongUsage, $"--expires {written} is no time such as 12h or 90d, {MostDays}d at most");

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static JsonObject JsonOf(StoredToken token) => new()
    {
        ["id"] = token.Id, ["user"] = token.UserId, ["label"] = token.Label, ["createdAt"] = Time(token.CreatedAt), ["expiresAt"] = Time(token.ExpiresAt),
    };

    [GeneratedRegex(@"\A([0-9]{1,6})([hd])\z")]
    private static partial Regex Written();
}
