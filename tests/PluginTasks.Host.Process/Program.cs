using System.Globalization;
using PluginTasks.Host.Process;

// Hosts that tests and scripts run as processes of their own, to kill them and to load them.
switch (args)
{
    case ["host", var folder, var until, var where, var end]:
        await new KilledHost(folder, Number(until), where == "worker").RunAsync(end == "end");
        return 0;
    case ["kill", var rounds, var tasks, var seed]:
        return await new KillStorm(Number(rounds), Number(tasks), Number(seed)).RunAsync() ? 0 : 1;
    case ["soak", var minutes]:
        return await new Soak(TimeSpan.FromMinutes(Number(minutes))).RunAsync() ? 0 : 1;
    case ["key", var folder, var count]:
        await KeyHost.RunAsync(folder, Number(count));
        return 0;
    default:
        Console.Error.WriteLine("kill ROUNDS TASKS SEED | soak MINUTES");
        return 2;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
