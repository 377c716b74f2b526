using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using PluginTasks.Sdk;
using PluginTasks.Tasks.Facade;
using PluginTasks.Web.Problems;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.Api;

/// <summary>What endpoints ask of a request.</summary>
internal static partial class Requests
{
    public static TaskCaller Caller(this HttpContext context) => new(null, context.SignedIn().Session, Activity.Current?.Id);

    /// <summary>Demands that a request has no parameters but these: one that was misspelt would filter nothing.</summary>
    public static void DemandQuery(this HttpContext context, params string[] known)
    {
        foreach (var name in context.Request.Query.Keys.Where(k => k != "lang" && !known.Contains(k)))
        {
            throw new ArgumentException($"There is no parameter '{name}' here; there are {string.Join(", ", known)}.");
        }
    }

    /// <summary>Seconds, or a number with one of s, m, h, d and w; null where nothing is given.</summary>
    /// <exception cref="ArgumentException">It is something else.</exception>
    public static TimeSpan? Duration(string? written, string name)
    {
        if (string.IsNullOrEmpty(written))
        {
            return null;
        }

        var digits = written.TrimEnd('s', 'm', 'h', 'd', 'w');
        if (!Written().IsMatch(written)
            || !double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            throw new ArgumentException($"'{name}' is a number of seconds, or one with a unit, such as 90, 30m, 1h or 7d.");
        }

        var unit = written[^1] switch { 'm' => 60, 'h' => 3_600, 'd' => 86_400, 'w' => 604_800, _ => 1 };
        return TimeSpan.FromSeconds(Math.Min(number * unit, int.MaxValue));
    }

    public static SdkException NoTask(string id) => new(ErrorCodes.TaskNotFound, $"There is no task {id}.");

    public static ProblemResult NotFound(string what) => new(Problem.Of(StatusCodes.Status404NotFound, ProblemCodes.NotFound, what));

    [GeneratedRegex(@"\A[0-9]{1,12}(\.[0-9]{1,6})?[smhdw]?\z")]
    private static partial Regex Written();
}
