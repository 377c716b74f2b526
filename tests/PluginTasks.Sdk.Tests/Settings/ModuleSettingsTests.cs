namespace PluginTasks.Sdk.Tests.Settings;

public sealed class ModuleSettingsTests
{
    private readonly ModuleSettings settings = new(JsonMap.From(new { api_key = "s3cret", size = 3 }));

    [Fact]
    public void Get_SettingThatIsThere_IsRead()
    {
        Assert.Equal("s3cret", settings.Get<string>("api_key"));
        Assert.Equal(7, settings.Get("other", 7));
        Assert.True(settings.Has("size"));
        Assert.False(settings.Has("other"));
    }

    [Fact]
    public void Get_MissingOrOfAnotherType_IsNotTheCallersMistake()
    {
        var missing = Assert.Throws<SdkException>(() => settings.Get<string>("other"));
        var wrong = Assert.Throws<SdkException>(() => settings.Get("api_key", 1));

        Assert.Equal("setting_missing", missing.Code);
        Assert.Equal("The setting 'other' is required.", missing.Message);
        Assert.Equal("The setting 'api_key' must be a whole number, but is text.", wrong.Message);
    }

    [Fact]
    public void ToString_Secrets_AreNotShown() => Assert.DoesNotContain("s3cret", settings.ToString(), StringComparison.Ordinal);
}
