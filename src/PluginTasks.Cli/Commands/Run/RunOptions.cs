using System.CommandLine;
using PluginTasks.Cli.Configuration;

namespace PluginTasks.Cli.Commands.Run;

/// <summary>The options of the commands that run a host.</summary>
internal sealed class RunOptions(HostOptions host)
{
    private const int ShortestToken = 8;

    private readonly Option<string[]> urls = new("--urls")
    {
        Description = "Where to listen; may be given several times, or with ';' between (http://127.0.0.1:8080).",
        HelpName = "URL",
    };
    private readonly Option<string?> token = new("--token")
    {
        Description = "For the first sign-in link, and a bearer token of the host's own user (a random one, for the link alone).",
        HelpName = "T",
    };
    private readonly Option<bool> open = new("--open") { Description = "Opens the browser, where there is one." };

    public void AddTo(Command command)
    {
        command.Options.Add(urls);
        command.Options.Add(token);
        command.Options.Add(open);
    }

    /// <exception cref="CommandFailure">The token is too short.</exception>
    public RunRequest Read(ParseResult parsed)
    {
        var configuration = host.Configuration(parsed);
        if (parsed.GetValue(urls) is { Length: > 0 } given)
        {
            var addresses = given.SelectMany(u => u.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
            configuration = configuration.With(ConfigKeys.Urls, "--urls", addresses);
        }

        return parsed.GetValue(token) is { Length: < ShortestToken }
            ? throw new CommandFailure(ExitCode.WrongUsage, $"--token has to have at least {ShortestToken} characters: whoever guesses it may do everything")
            : new RunRequest(configuration, parsed.GetValue(token), parsed.GetValue(open));
    }
}
