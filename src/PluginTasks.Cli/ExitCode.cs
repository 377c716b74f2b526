namespace PluginTasks.Cli;

internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>It ran, and the answer is no.</summary>
    public const int No = 1;
    public const int WrongUsage = 2;

    /// <summary>The host cannot be reached.</summary>
    public const int NoHost = 3;
    public const int NotAllowed = 4;
    public const int NotFound = 5;
    public const int Interrupted = 130;
}
