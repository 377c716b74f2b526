using PluginTasks.PublicApi;

namespace PluginTasks.Sdk.Tests.PublicApi;

public sealed class PublicApiTests
{
    [Fact]
    public void Sdk_PublicApi_IsWhatWasAgreedOn() => PublicApiFile.Verify(typeof(IModuleSdk).Assembly);
}
