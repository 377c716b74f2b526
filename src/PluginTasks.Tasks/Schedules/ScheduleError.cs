namespace PluginTasks.Tasks.Schedules;

/// <summary>Why a schedule was refused.</summary>
/// <param name="Message">What is wrong and, where it can be told, what to write instead.</param>
/// <param name="Position">Where, counted from 0, in what <paramref name="Argument"/> names; the text's length where something is missing at its end.</param>
/// <param name="Argument">Which of the two texts is wrong.</param>
public sealed record ScheduleError(string Message, int Position, ScheduleArgument Argument = ScheduleArgument.When)
{
    /// <summary>The message with its place, counted from 1 as people do.</summary>
    public override string ToString() => Argument == ScheduleArgument.TimeZone
        ? $"{Message} (time zone, character {Position + 1})"
        : $"{Message} (character {Position + 1})";
}
