using System.Diagnostics;
using PluginTasks.Sandbox.Linux;
using PluginTasks.Sandbox.Probes;
using PluginTasks.Sandbox.Seccomp;

// A process that the tests run beside their own: it puts a filter of system calls on itself unless it is told otherwise, and then does what it is told.
var words = args[0].Split(',');
if (!words.Contains("none"))
{
    var error = SealCalls.Filter(SeccompProgram.For(new SeccompProfile
    {
        AllowsPrograms = words.Contains("programs"), AllowsInternet = words.Contains("internet"), HasOwnUser = words.Contains("own-user"),
    }).Instructions.Span);
    if (error != 0)
    {
        throw new PlatformNotSupportedException($"No filter could be put on: error {error}.");
    }
}

switch (args[1])
{
    case "calls":
        await RawCalls.AnswerAsync();
        return 0;
    case "work":
        await RuntimeWork.RunAsync(args[2]);
        return 0;
    case "eat":
        MemoryEater.Run(int.Parse(args[2], null));
        return 0;
    case "start":
        using (var child = Process.Start(new ProcessStartInfo(args[2], args[3..])))
        {
            await child!.WaitForExitAsync();
            return child.ExitCode;
        }

    default:
        return 2;
}
