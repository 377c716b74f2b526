namespace PluginTasks.Browser.Tests;

/// <summary>A host of the sample modules alone, as people have it who try them.</summary>
public sealed class SamplesBrowser() : BrowserFixture(new HostProcess(hasFixtures: false));
