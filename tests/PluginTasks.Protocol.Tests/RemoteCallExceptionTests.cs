using PluginTasks.Protocol.Errors;

namespace PluginTasks.Protocol.Tests;

public sealed class RemoteCallExceptionTests
{
    private const string Ours = "   at PluginTasks.ModuleRuntime.Calling.TaskCalls.RunAsync()\n--- End of stack trace from previous location ---\n   at System.Threading.Tasks.Task.Run()";

    [Theory]
    [InlineData(CallErrorCodes.Thrown, $"System.FormatException: odd\n   at Shop.Orders.Import() in Orders.cs:line 7\n{Ours}", "System.FormatException: odd\n   at Shop.Orders.Import() in Orders.cs:line 7")]
    [InlineData(CallErrorCodes.Thrown, $"System.FormatException: odd\n{Ours}", $"System.FormatException: odd\n{Ours}")]
    [InlineData(CallErrorCodes.Failed, $"PluginTasks.Sdk.TaskFailedException: empty\n ---> scripts/a.js:2: Error: empty\n   --- End of inner exception stack trace ---\n{Ours}", "PluginTasks.Sdk.TaskFailedException: empty\n ---> scripts/a.js:2: Error: empty")]
    public void Text_OfWhatWasThrown_HasTheAuthorsFramesAlone(string code, string stack, string shown) =>
        Assert.Equal(shown, new RemoteCallException(code, "odd", null, stack, null).ToString());
}
