using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PluginTasks.Pages.Diagnostics;

namespace PluginTasks.Cli.Commands.Access;

/// <summary>
/// A short name for a request or a decision. It is made of what it is about, and of nothing else: what a module asks for between a look at
/// the list and a decision cannot change what was meant.
/// </summary>
internal static class AccessId
{
    private const int Length = 12;
    private static readonly string[] Fields = ["module", "resourceType", "operation", "target"];

    public static string Of(JsonElement item) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', WordsOf(item)))))[..Length];

    /// <summary>Module, resource type, operation and target.</summary>
    public static IReadOnlyList<string> WordsOf(JsonElement item) => [.. Fields.Select(name => item.GetProperty(name).GetString()!)];

    /// <exception cref="CommandFailure">There is none, or more than one.</exception>
    public static JsonElement Find(JsonElement list, string id)
    {
        var requests = list.GetProperty("requests").EnumerateArray();
        var decisions = list.GetProperty("decisions").EnumerateArray();
        var found = requests.Concat(decisions)
            .Where(item => Of(item) == id)
            .DistinctBy(item => string.Join('\n', WordsOf(item)))
            .Take(2)
            .ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new CommandFailure(ExitCode.NotFound, $"there is no request and no decision {Quoted.Show(id)}; 'plugintasks access list' shows them"),
            _ => throw new CommandFailure(ExitCode.No, $"more than one thing is called {id}; name the module, resource, operation and target"),
        };
    }
}
