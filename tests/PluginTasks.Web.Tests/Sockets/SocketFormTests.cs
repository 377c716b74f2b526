using System.Text.Json;

namespace PluginTasks.Web.Tests.Sockets;

/// <summary>What a page demands of its fields, on the server: here no client has looked at them before.</summary>
public sealed class SocketFormTests
{
    private static readonly object Good = new { mail = "a@b", count = 2, most = 1_000_000, place = "shop" };

    [Fact]
    public async Task Form_WithAllItsFieldsRight_ReachesTheAction()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await OnPageAsync(rig);

        var result = await client.CallAsync("probe.sent", Good, componentId: "order");

        Assert.Equal("""{"mail":"a@b","count":2,"most":1000000,"place":"shop"}""", result.GetProperty("value").GetRawText());
    }

    [Theory]
    [InlineData("""{"count": 2}""", """{"mail":"Where to?"}""")]
    [InlineData("""{"mail": "a", "count": 2}""", """{"mail":"This is not an e-mail address."}""")]
    [InlineData("""{"mail": "a@b", "count": 11}""", """{"count":"At most 10."}""")]
    [InlineData("""{"mail": "a@b", "most": 1}""", """{"most":"At least 2."}""")]
    [InlineData("""{"mail": "", "count": 0}""", """{"mail":"Where to?","count":"At least 1."}""")]
    [InlineData("""{"mail": "a@b", "wish": ""}""", """{"wish":"Please fill this in."}""")]
    [InlineData("""{"mail": "a@b", "wish": "A"}""", """{"wish":"Small letters."}""")]
    [InlineData("""{"mail": "a@b", "note": ""}""", """{"note":"Please fill this in."}""")]
    public async Task Form_WithAFieldThatIsNot_IsToldOfEachAndTheActionIsNotCalled(string sent, string fields)
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await OnPageAsync(rig);

        var result = await client.CallAsync("probe.sent", JsonElement.Parse(sent), componentId: "order");

        var error = result.GetProperty("error");
        Assert.Equal("invalid_payload", error.GetProperty("code").GetString());
        Assert.Equal(fields, error.GetProperty("fields").GetRawText());
        Assert.Equal(JsonValueKind.Null, result.GetProperty("value").ValueKind);
    }

    [Fact]
    public async Task Button_ThatCollectsAField_IsHeldToItsRules()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await OnPageAsync(rig);

        var missing = await client.CallAsync("probe.sent", componentId: "check");
        var wrong = await client.CallAsync("probe.sent", new { code = "x" }, componentId: "check");
        var right = await client.CallAsync("probe.sent", new { code = "1" }, componentId: "check");
        var another = await client.CallAsync("probe.sent", componentId: "other");

        Assert.Equal("""{"code":"Please fill this in."}""", FieldsOf(missing));
        Assert.Equal("""{"code":"Digits."}""", FieldsOf(wrong));
        Assert.True(right.GetProperty("ok").GetBoolean());
        Assert.True(another.GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task Button_ThatAnActionAdded_IsHeldToFieldsOfThePageAndItsOwn()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await OnPageAsync(rig);
        await client.CallAsync("probe.add_button");

        var wrong = await client.CallAsync("probe.sent", new { code = "x", size = 6 }, componentId: "added_check");
        var right = await client.CallAsync("probe.sent", new { code = "1", size = 5 }, componentId: "added_check");

        Assert.Equal("""{"code":"Digits.","size":"At most 5."}""", FieldsOf(wrong));
        Assert.True(right.GetProperty("ok").GetBoolean());
    }

    [Fact]
    public async Task Form_OfAPageThatIsNoLongerShown_DemandsNothing()
    {
        await using var rig = await SocketRig.StartAsync();
        using var client = await OnPageAsync(rig);
        await client.NavigateAsync("/probe/panel");

        var result = await client.CallAsync("probe.sent", componentId: "order");

        Assert.True(result.GetProperty("ok").GetBoolean());
    }

    private static async Task<SocketClient> OnPageAsync(SocketRig rig)
    {
        var client = await rig.ConnectAsync();
        await client.NavigateAsync("/probe/order");
        return client;
    }

    private static string FieldsOf(JsonElement result) => result.GetProperty("error").GetProperty("fields").GetRawText();
}
