using PluginTasks.PublicApi;

namespace PluginTasks.Testing.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void Testing_PublicApi_IsWhatWasAgreedOn() => PublicApiFile.Verify(typeof(TestModule).Assembly);
}
