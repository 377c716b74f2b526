using System.CommandLine;
using System.Text.Json.Nodes;
using PluginTasks.Cli.Remote;

namespace PluginTasks.Cli.Commands.Access;

/// <summary>What is decided on: by its id, as <c>access list</c> shows it, or in the words that a manifest has.</summary>
internal sealed class AccessArguments
{
    private readonly Argument<string> module = new("MODULE")
    {
        Description = "The module; or the ID of a request or decision, and nothing after it.",
        HelpName = "ID|MODULE",
    };
    private readonly Argument<string?> resource = Word("RESOURCE", "filesystem, network, subprocess or host.");
    private readonly Argument<string?> operation = Word("OPERATION", "read, execute, create, modify, delete; send, receive; run; manage.");
    private readonly Argument<string?> target = Word("TARGET", "The path, address or program, as in a manifest's access.");

    public void AddTo(Command command)
    {
        foreach (var argument in new Argument[] { module, resource, operation, target })
        {
            command.Arguments.Add(argument);
        }

        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(resource) is not null && parsed.GetValue(target) is null)
            {
                parsed.AddError("MODULE, RESOURCE, OPERATION and TARGET go together; or give an ID of 'access list' alone");
            }
        });
    }

    public async Task<string> BodyAsync(
        ParseResult parsed,
        HostConnection connection,
        CancellationToken cancellationToken,
        params (string Name, JsonNode? Value)[] more)
    {
        string?[] words = [parsed.GetValue(module), parsed.GetValue(resource), parsed.GetValue(operation), parsed.GetValue(target)];
        if (words[1] is null)
        {
            words = [.. AccessId.WordsOf(AccessId.Find(await connection.GetAsync("access", cancellationToken), words[0]!))];
        }

        return Json.Body([("module", words[0]), ("resourceType", words[1]), ("operation", words[2]), ("target", words[3]), .. more]);
    }

    private static Argument<string?> Word(string name, string description) => new(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
}
