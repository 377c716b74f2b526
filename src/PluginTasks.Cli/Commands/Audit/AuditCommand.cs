using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginTasks.Cli.Hosting;
using PluginTasks.Cli.Remote;
using PluginTasks.Sandbox.Audit;
using PluginTasks.Store.Audit;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Cli.Commands.Audit;

/// <summary><c>plugintasks audit</c>: what happened on the host, and whether nobody has changed what is written about it.</summary>
internal static class AuditCommand
{
    public static Command Create(Terminal terminal, HostOptions host) =>
        new("audit", "Shows the audit log, and checks that nobody has changed it.\n\nExample:\n  plugintasks audit verify")
        {
            Tail(terminal, host), Verify(terminal, host),
        };

    private static Command Tail(Terminal terminal, HostOptions host)
    {
        var count = new Option<int>("--count") { Description = "How many rows, 1,000 at most.", DefaultValueFactory = _ => 20 };
        count.Validators.Add(parsed =>
        {
            if (parsed.GetValueOrDefault<int>() is < 1 or > AuditQuery.Most)
            {
                parsed.AddError("--count is a number from 1 to 1000");
            }
        });
        var kind = new Option<string?>("--kind") { Description = "sign_in, action, access, denial, module, task or audit." };
        var module = new Option<string?>("--module") { Description = "What is about one module alone." };
        var user = new Option<string?>("--user") { Description = "What one user did alone." };
        return new Command(
            "tail",
            "Shows the last rows of the running host's audit log, the newest last.\n\n" +
            "Example:\n  plugintasks audit tail --count 50 --kind access")
        {
            count, kind, module, user,
        }.Lists(
            terminal, host,
            parsed => string.Create(CultureInfo.InvariantCulture, $"audit?take={parsed.GetValue(count)}") +
                HostCommand.Filter("kind", parsed.GetValue(kind)) +
                HostCommand.Filter("module", parsed.GetValue(module)) +
                HostCommand.Filter("user_id", parsed.GetValue(user)),
            ["NUMBER", "WHEN", "KIND", "MODULE", "USER", "SUBJECT", "OUTCOME", "DETAIL"],
            log => log.GetProperty("rows").EnumerateArray().Reverse().Select(Row));
    }

    private static Command Verify(Terminal terminal, HostOptions host)
    {
        var noted = new Option<string?>("--noted")
        {
            Description = "A count and hash that 'verify' showed earlier: the log has to go on from there.",
            HelpName = "COUNT:HASH",
        };
        var format = OutputFormat.Option();
        var command = new Command(
            "verify",
            "Says whether the audit log is as it was written, while the host runs or not; 1 where it is not.\n\n" +
            "Example:\n  plugintasks audit verify")
        {
            noted, format,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var database = RunningHost.DatabaseIn(host.DataFolder(parsed));
            if (!File.Exists(database))
            {
                throw new CommandFailure(ExitCode.NotFound, $"there is no database at {database}");
            }

            var check = Run(database, Noted(parsed.GetValue(noted)), cancellationToken);
            Show(terminal, check, parsed.GetValue(format) == "json");
            return Task.FromResult(check.BadRow is null ? ExitCode.Done : ExitCode.No);
        });
        return command;
    }

    private static AuditCheck Run(string database, (long Count, string Hash)? noted, CancellationToken cancellationToken)
    {
        try
        {
            return AuditVerification.Run(database, noted, cancellationToken);
        }
        catch (StoreException error)
        {
            throw new CommandFailure(ExitCode.No, error.Message);
        }
    }

    private static void Show(Terminal terminal, AuditCheck check, bool asJson)
    {
        if (asJson)
        {
            terminal.Out.WriteLine(new JsonObject
            {
                ["ok"] = check.BadRow is null, ["count"] = check.Count, ["hash"] = check.Hash, ["badRow"] = check.BadRow, ["problem"] = check.Problem,
            }.ToJsonString());
        }
        else
        {
            terminal.Out.WriteLine(check.BadRow is { } row
                ? string.Create(CultureInfo.InvariantCulture, $"row {row} {check.Problem}; {check.Count} rows before are as they were written")
                : string.Create(CultureInfo.InvariantCulture, $"{check.Count} rows are as they were written: {check.Count}:{check.Hash}"));
        }
    }

    private static (long Count, string Hash)? Noted(string? written)
    {
        if (written is null)
        {
            return null;
        }

        var parts = written.Split(':');
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && parts[1].Length == 64
            ? (count, parts[1])
            : throw new CommandFailure(ExitCode.WrongUsage, "--noted is a count and a hash, as 'audit verify' shows them: 120:3fa9…");
    }

    private static string[] Row(JsonElement row) =>
    [
        row.Text("number"), row.Text("at"), row.Text("kind"), row.Text("module"),
        row.Text("userId"), row.Text("subject"), row.Text("outcome"), row.Text("detail"),
    ];
}
