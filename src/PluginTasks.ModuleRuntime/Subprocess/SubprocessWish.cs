using PluginTasks.Protocol.Messages.Subprocesses;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Subprocess;

/// <summary>A program to be run, as the author asked for it.</summary>
internal sealed record SubprocessWish(
    IReadOnlyList<string> Command,
    string? Cwd,
    bool Check,
    bool Text,
    bool CaptureOutput,
    TimeSpan? Timeout,
    IReadOnlyDictionary<string, string>? Env,
    SubprocessInput? Input,
    Func<SubprocessLine, Task>? OnOutput)
{
    /// <exception cref="ArgumentException">Nobody could run this.</exception>
    public RunSubprocess ToMessage()
    {
        Demand(Command is { Count: > 0 }, "A command has at least one part, the program.", nameof(Command));
        Demand(
            Command.All(part => !string.IsNullOrEmpty(part) && !HasNul(part)),
            "A part of a command is a text that is not empty and has no NUL.",
            nameof(Command));
        Demand(Cwd is null || (Cwd.Length > 0 && !HasNul(Cwd)), "A folder is a text that is not empty and has no NUL.", nameof(Cwd));
        Demand(Timeout is null || Timeout > TimeSpan.Zero, "A timeout is longer than nothing.", nameof(Timeout));
        Demand(
            Env is null || Env.All(v =>
                v.Key.Length > 0
                && !v.Key.Contains('=', StringComparison.Ordinal)
                && !HasNul(v.Key)
                && v.Value is not null
                && !HasNul(v.Value)),
            "An environment variable has a name without '=', and neither name nor value has a NUL.",
            nameof(Env));
        return new RunSubprocess
        {
            Command = [.. Command],
            Cwd = Cwd,
            TimeoutSeconds = Timeout?.TotalSeconds,
            Env = Env,
            Input = Input?.Bytes.ToArray(),
            WantsOutput = CaptureOutput || OnOutput is not null,
        };
    }

    private static bool HasNul(string text) => text.Contains('\0', StringComparison.Ordinal);

    private static void Demand(bool holds, string message, string parameter)
    {
        if (!holds)
        {
            throw new ArgumentException(message, char.ToLowerInvariant(parameter[0]) + parameter[1..]);
        }
    }
}
