using System.Reflection;
using PluginTasks.Tasks.Accounts;
using PluginTasks.Web.Accounts;
using PluginTasks.Web.Hosting;

namespace PluginTasks.Web.Tests.Hosting;

public sealed class UpkeepTests : WebTest
{
    [Fact]
    public async Task Look_ThatFailsInAWayNobodyThoughtOf_IsNotTheLast()
    {
        var store = DispatchProxy.Create<IAccountStore, BrokenStore>();
        using var parts = new WebHostParts(new WebHostSetup { Host = Modules, Accounts = new AccountDirectory(null, store, _ => []), AccountStore = store });

        await parts.LookAsync(CancellationToken.None);
    }

    public class BrokenStore : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new InvalidOperationException("nobody thought of this");
    }
}
