using System.CommandLine;
using System.Text.Json.Nodes;
using PluginTasks.Cli.Remote;

namespace PluginTasks.Cli.Commands.Access;

/// <summary>What is decided on, as <c>access list</c> shows it and a manifest has it.</summary>
internal sealed class AccessArguments
{
    private readonly Argument<string> module = new("MODULE") { Description = "The module." };
    private readonly Argument<string> resource = new("RESOURCE") { Description = "filesystem, network, subprocess or host." };
    private readonly Argument<string> operation = new("OPERATION") { Description = "read, execute, create, modify, delete; send, receive; run; manage." };
    private readonly Argument<string> target = new("TARGET") { Description = "The path, address or program, as in a manifest's access." };

    public void AddTo(Command command)
    {
        foreach (var argument in new[] { module, resource, operation, target })
        {
            command.Arguments.Add(argument);
        }
    }

    public string Body(ParseResult parsed, params (string Name, JsonNode? Value)[] more) => Json.Body(
    [
        ("module", parsed.GetValue(module)), ("resourceType", parsed.GetValue(resource)), ("operation", parsed.GetValue(operation)), ("target", parsed.GetValue(target)), .. more,
    ]);
}
