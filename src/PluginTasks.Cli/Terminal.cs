using System.Text;

namespace PluginTasks.Cli;

/// <summary>Where a command writes: results to one, messages to the other.</summary>
internal sealed record Terminal(TextWriter Out, TextWriter Error, bool HasColour)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static Terminal System() => new(
        new StreamWriter(Console.OpenStandardOutput(), Utf8) { AutoFlush = false, NewLine = "\n" },
        new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true, NewLine = "\n" },
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));
}
