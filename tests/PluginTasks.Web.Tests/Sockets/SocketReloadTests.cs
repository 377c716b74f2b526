using System.Text.Json;

namespace PluginTasks.Web.Tests.Sockets;

public sealed class SocketReloadTests : IAsyncLifetime
{
    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("plugintasks-reload-").FullName, "site");
    private SocketRig rig = null!;

    public async Task InitializeAsync()
    {
        SiteModule.Write(folder);
        rig = await SocketRig.StartAsync(module: folder);
        rig.With("ada").With("root", "admin").With("eve", "guest");
    }

    public async Task DisposeAsync()
    {
        await rig.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);
    }

    [Fact]
    public async Task Reload_ByHand_ShowsThePageAgainWithWhatIsNew()
    {
        using var ada = await OpenAsync("ada", "/site");
        Write("pages/index.yaml", "title: Second\ncomponents: [{kind: Text, id: new, text: new}]\n");

        await rig.Modules.Host.ReloadAsync("site");

        var page = await ada.UntilAsync("surfaceUpdate");
        Assert.Equal("Second", page.GetProperty("title").GetString());
        Assert.Equal(["hotReload", "currentPath", "surfaceUpdate"], ada.Frames[^3..].Select(Name));
        Assert.Equal("""{"module":"site","what":"code","diagnostics":[]}""", ada.Frames[^3].GetProperty("hotReload").GetRawText());
    }

    [Fact]
    public async Task Changed_Locale_ShowsWhatHasItsMessages()
    {
        using var ada = await OpenAsync("ada", "/site");

        await ChangeAsync("locales/en.yaml", "site: {title: The site, hello: Good day}\n");

        var page = await ada.UntilAsync("surfaceUpdate");
        Assert.Contains("Good day", page.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("locales", ada.Frames[^3].GetProperty("hotReload").GetProperty("what").GetString());
    }

    [Fact]
    public async Task Changed_PageThatIsNotShown_ShowsNothingAgain()
    {
        using var ada = await OpenAsync("ada", "/site");

        var before = ada.Frames.Count;
        await ChangeAsync("pages/few.yaml", "title: Fewer\nrequired_permissions: [site.manage]\ncomponents: []\n");
        await ada.UntilAsync("hotReload");

        Assert.Equal(["hotReload"], await SinceAsync(ada, before));
    }

    [Fact]
    public async Task Changed_PageBroken_KeepsTheLastGoodOneAndTellsWhoLooksAfterTheHost()
    {
        using var ada = await OpenAsync("ada", "/site");
        using var root = await OpenAsync("root", "/site");

        await ChangeAsync("pages/index.yaml", "components: [{kind: Txt}]\n");

        var told = (await root.UntilAsync("hotReload")).GetProperty("diagnostics")[0];
        Assert.Equal(("PT1203", "site/pages/index.yaml", 1), (told.GetProperty("code").GetString(), told.GetProperty("file").GetString(), told.GetProperty("line").GetInt32()));
        Assert.Empty((await ada.UntilAsync("hotReload")).GetProperty("diagnostics").EnumerateArray());
        Assert.Equal([], await SinceAsync(ada, ada.Frames.Count));

        await ChangeAsync("pages/index.yaml", "title: Mended\ncomponents: []\n");
        Assert.Empty((await root.UntilAsync("hotReload")).GetProperty("diagnostics").EnumerateArray());
        Assert.Equal("Mended", (await ada.UntilAsync("surfaceUpdate")).GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("module.yaml", "name: [")]
    [InlineData("module.yaml", "name: site\nnonsense: 1\n")]
    [InlineData("rbac.yaml", "permissions: {")]
    [InlineData("locales/en.yaml", "site: {title: \"The")]
    public async Task Changed_Broken_KeepsServing(string file, string text)
    {
        using var root = await OpenAsync("root", "/site");

        await ChangeAsync(file, text);

        Assert.NotEmpty((await root.UntilAsync("hotReload")).GetProperty("diagnostics").EnumerateArray());
        using var ada = await OpenAsync("ada", "/site");
        Assert.Contains("Hello", ada.Frames[^1].GetRawText(), StringComparison.Ordinal);
        Assert.Contains("site.view", rig.Modules.Host.Library.PermissionsOf("user"));
    }

    [Fact]
    public async Task Changed_ForWhoSeesNothingOfTheModule_SaysNothing()
    {
        File.Delete(Path.Combine(folder, "pages/open.yaml"));
        await rig.Modules.Host.ChangedAsync([Path.Combine(folder, "pages/open.yaml")]);
        using var eve = await rig.ConnectAsync("eve");
        using var ada = await OpenAsync("ada", "/site");

        await ChangeAsync("pages/index.yaml", "title: Other\nrequired_permissions: [site.view]\ncomponents: []\n");

        await ada.UntilAsync("hotReload");
        Assert.Equal([], await SinceAsync(eve, 1));
    }

    private static string Name(JsonElement frame) => frame.EnumerateObject().Last().Name;

    private async Task<SocketClient> OpenAsync(string user, string path)
    {
        var client = await rig.ConnectAsync(user);
        await client.NavigateAsync(path);
        await client.UntilAsync("surfaceUpdate");
        return client;
    }

    /// <summary>What a client was told after so many frames, up to the answer to a call that it makes now.</summary>
    private static async Task<IEnumerable<string>> SinceAsync(SocketClient client, int count)
    {
        await client.CallAsync("nothing.at_all");
        return client.Frames[count..^1].Select(Name);
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(folder, file), text);

    private Task ChangeAsync(string file, string text)
    {
        Write(file, text);
        return rig.Modules.Host.ChangedAsync([Path.Combine(folder, file)]);
    }
}
