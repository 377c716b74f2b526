using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginTasks.Sdk.Tests.Json;

public sealed class ModuleJsonTests
{
    [Fact]
    public void ToElement_Object_IsWrittenInSnakeCase() =>
        Assert.Equal(
            """{"downloaded_bytes":5,"state":"waiting_confirmation","none":null}""",
            ModuleJson.ToElement(new { DownloadedBytes = 5, State = TaskState.WaitingConfirmation, None = (string?)null }).GetRawText());

    [Fact]
    public void ToElement_JsonAlready_StaysAsItIs()
    {
        Assert.Equal("""{"aB":1}""", ModuleJson.ToElement(new JsonObject { ["aB"] = 1 }).GetRawText());
        Assert.Equal(JsonValueKind.Null, ModuleJson.ToElement(null).ValueKind);
        Assert.Equal(JsonValueKind.Null, ModuleJson.ToElement(default(JsonElement)).ValueKind);
    }

    [Fact]
    public void ToElement_CycleOrNaN_IsAnArgumentError()
    {
        var cycle = new List<object>();
        cycle.Add(cycle);

        Assert.Throws<ArgumentException>(() => ModuleJson.ToElement(cycle));
        Assert.Throws<ArgumentException>(() => ModuleJson.ToElement(double.NaN));
    }

    [Fact]
    public void Options_Changed_IsRefused() =>
        Assert.Throws<InvalidOperationException>(() => ModuleJson.Options.PropertyNamingPolicy = null);
}
