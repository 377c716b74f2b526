using System.Text.Json;

namespace PluginTasks.Sdk.Tests.Json;

public sealed class JsonMapTests
{
    private static readonly JsonMap Map = JsonMap.From(new { Text = "a", Whole = 3, Half = 0.5, Yes = true, Nothing = (string?)null, Items = new[] { 1, 2 } });

    [Fact]
    public void Get_ValueOfItsType_IsRead()
    {
        Assert.Equal("a", Map.Get<string>("text"));
        Assert.Equal(3, Map.Get<int>("whole"));
        Assert.Equal(3.0, Map.Get<double>("whole"));
        Assert.Equal(0.5, Map.Get<double>("half"));
        Assert.True(Map.Get<bool>("yes"));
        Assert.Equal([1, 2], Map.Get<IReadOnlyList<int>>("items"));
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("nothing")]
    public void Get_MissingOrNull_SaysThatItIsRequired(string name)
    {
        var problem = Assert.Throws<InvalidPayloadException>(() => Map.Get<string>(name));

        Assert.Equal("invalid_payload", problem.Code);
        Assert.Equal($"'{name}': is required.", problem.Message);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("nothing")]
    public void Get_MissingOrNullWithFallback_GivesTheFallback(string name) => Assert.Equal("main", Map.Get(name, "main"));

    [Fact]
    public void Get_WrongType_SaysWhatIsExpectedAndWhatIsThere()
    {
        Assert.Equal("'text': must be a whole number, but is text.", Problem<int>("text", 0));
        Assert.Equal("'half': must be a whole number, but is a number.", Problem<int>("half", 0));
        Assert.Equal("'whole': must be text, but is a number.", Problem("whole", ""));
        Assert.Equal("'text': must be true or false, but is text.", Problem("text", false));
        Assert.Equal("'items': must be a map, but is a list.", Problem("items", JsonMap.Empty));
        Assert.Equal("'text': must be one of once, skip, all, but is text.", Problem("text", MissedRuns.Once));

        static string Problem<T>(string name, T fallback) => Assert.Throws<InvalidPayloadException>(() => Map.Get(name, fallback)).Message;
    }

    [Fact]
    public void TryGet_WrongType_ThrowsInsteadOfHidingIt() =>
        Assert.Throws<InvalidPayloadException>(() => Map.TryGet<int>("text", out _));

    [Fact]
    public void From_KeysOfADictionary_StayAsTheyAre()
    {
        var map = JsonMap.From(new Dictionary<string, object?> { ["/Filter/userName"] = new { UserName = "x" } });

        Assert.Equal("/Filter/userName", Assert.Single(map.Keys));
        Assert.Equal("""{"user_name":"x"}""", map["/Filter/userName"].GetRawText());
    }

    [Fact]
    public void From_SomethingElseThanAMap_IsAnArgumentError()
    {
        var problem = Assert.Throws<ArgumentException>(() => JsonMap.From(new[] { 1 }));

        Assert.StartsWith("A map was expected, but this is a list.", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void From_DocumentThatIsDisposed_KeepsItsValues()
    {
        JsonMap map;
        using (var document = JsonDocument.Parse("""{"a":{"b":1}}"""))
        {
            map = new JsonMap(document.RootElement.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, member.Value)));
        }

        Assert.Equal(1, map["a"].GetProperty("b").GetInt32());
    }

    [Fact]
    public void ToString_OfSecrets_ShowsNamesAlone() =>
        Assert.Equal("{api_key}", JsonMap.From(new { ApiKey = "s3cret" }).ToString());

    [Fact]
    public void Serialize_AndBack_IsTheSame()
    {
        var text = JsonSerializer.Serialize(Map, ModuleJson.Options);
        var back = JsonSerializer.Deserialize<JsonMap>(text, ModuleJson.Options);

        Assert.Equal(text, JsonSerializer.Serialize(back, ModuleJson.Options));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<JsonMap>("[]", ModuleJson.Options));
    }
}
