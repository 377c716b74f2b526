namespace PluginTasks.Browser.Tests;

/// <summary>One host and one browser for the classes that name it.</summary>
[CollectionDefinition(Name)]
public sealed class SharedBrowser : ICollectionFixture<BrowserFixture>
{
    public const string Name = "one browser";
}
