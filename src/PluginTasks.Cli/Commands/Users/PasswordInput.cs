using System.Text;

namespace PluginTasks.Cli.Commands.Users;

/// <summary>A password, from a terminal without showing it, else the first line of standard input. Never from the command line, which others can see.</summary>
internal static class PasswordInput
{
    private const int Shortest = 8;
    private const int Longest = 1_024;

    /// <exception cref="CommandFailure">It is too short, too long, or not the same twice.</exception>
    public static string Read(Terminal terminal)
    {
        var password = Console.IsInputRedirected ? Console.In.ReadLine() ?? "" : Ask(terminal, "Password: ");
        if (password.Length is < Shortest or > Longest)
        {
            throw new CommandFailure(ExitCode.WrongUsage, $"a password has {Shortest} to {Longest} characters");
        }

        return Console.IsInputRedirected || Ask(terminal, "Again: ") == password
            ? password
            : throw new CommandFailure(ExitCode.WrongUsage, "the two are not the same");
    }

    private static string Ask(Terminal terminal, string what)
    {
        terminal.Error.Write(what);
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (key.KeyChar != '\0')
            {
                typed.Append(key.KeyChar);
            }
        }

        terminal.Error.WriteLine();
        return typed.ToString();
    }
}
