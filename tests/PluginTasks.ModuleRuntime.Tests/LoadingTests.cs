using System.Reflection;
using PluginTasks.ModuleRuntime.Discovery;
using PluginTasks.ModuleRuntime.Loading;
using PluginTasks.ModuleRuntime.Tests.Hosting;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Tests;

/// <summary>What becomes of a module's assemblies, and what is said where they do not load.</summary>
public sealed class LoadingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("loading").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Load_TwoVersionsOfALibrary_WorkSideBySide()
    {
        await using var first = await TestHost.StartAsync(new InProcessSide(), "UsesLibraryV1");
        await using var second = await TestHost.StartAsync(new InProcessSide(), "UsesLibraryV2");

        Assert.Equal("\"version 1\"", await first.ValueAsync("library"));
        Assert.Equal("\"version 2\"", await second.ValueAsync("library"));
    }

    [Fact]
    public async Task Load_Running_LeavesTheFilesFree()
    {
        var assembly = Copy("UsesLibraryV1");
        await using var host = new TestHost(new InProcessSide());
        await host.LoadAsync(assembly);
        await host.ActAsync("library");

        foreach (var file in Directory.GetFiles(folder, "*.dll"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            stream.SetLength(0);
        }

        Assert.Equal("\"version 1\"", await host.ValueAsync("library"));
    }

    [Fact]
    public async Task Load_MissingDependency_IsNamed()
    {
        var assembly = Copy("UsesLibraryV1");
        File.Delete(Path.Combine(folder, "SharedLibrary.dll"));
        await using var host = new TestHost(new InProcessSide());
        await host.LoadAsync(assembly);

        var problem = await Assert.ThrowsAnyAsync<Exception>(() => host.ActAsync("library"));

        Assert.Contains("SharedLibrary", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing", "is not there")]
    [InlineData("text", "is no assembly")]
    [InlineData("broken", "BrokenFixture.")]
    public async Task Load_WhatCannotBe_SaysWhy(string kind, string expected)
    {
        var path = Path.Combine(folder, "Bad.dll");
        if (kind == "text")
        {
            await File.WriteAllTextAsync(path, "no assembly");
        }

        await using var host = new TestHost(new InProcessSide());
        var problem = await Assert.ThrowsAsync<SdkException>(() => host.LoadAsync(kind == "broken" ? Built.Fixture("BrokenFixture") : path));

        Assert.Equal("module_load_failed", problem.Code);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TwoOfAName", "BrokenFixture.TwoOfAName.Two: there is another action of the name 'same'")]
    [InlineData("WrongParameter", "BrokenFixture.WrongParameter.Wrong cannot be given 'number', which is a Int32; it may take a payload (a class or record), ActionContext, CancellationToken")]
    [InlineData("TwoPayloads", "BrokenFixture.TwoPayloads.Two has two payloads, First and Second")]
    [InlineData("Hidden", "BrokenFixture.Hidden.Secret has to be public")]
    [InlineData("Thrower", "The constructor of BrokenFixture.Thrower threw InvalidOperationException: no luck")]
    [InlineData("NeedsMore", "BrokenFixture.NeedsMore needs a public constructor")]
    [InlineData("BadName", "BrokenFixture.BadName.Name has the name 'Bad Name'")]
    [InlineData("BadOption", "BrokenFixture.BadOption.Options has an option that is out of range")]
    [InlineData("Generic`1", "cannot be generic")]
    [InlineData("Silent", "BrokenFixture.Silent is no agent")]
    [InlineData("PageWithPayload", "BrokenFixture.PageWithPayload.Load cannot be given 'first'")]
    public void Read_Mistake_NamesClassAndMethod(string type, string expected)
    {
        var context = new ModuleLoadContext(Built.Fixture("BrokenFixture"), isCollectible: true);
        var found = context.LoadFile(Built.Fixture("BrokenFixture")).GetType($"BrokenFixture.{type}", throwOnError: true)!;

        var problem = Assert.Throws<SdkException>(() => CodeReader.Read([found], null!));

        Assert.StartsWith(expected.StartsWith("cannot", StringComparison.Ordinal) ? "" : expected, problem.Message, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
        context.Unload();
    }

    [Fact]
    public void Load_Sdk_IsShared()
    {
        var context = new ModuleLoadContext(Built.Fixture("RuntimeFixture"), isCollectible: true);

        Assert.Same(typeof(IModuleSdk).Assembly, context.LoadFromAssemblyName(typeof(IModuleSdk).Assembly.GetName()));
        Assert.Contains("PluginTasks.Protocol", Assert.ThrowsAny<Exception>(() => context.LoadFromAssemblyName(new AssemblyName("PluginTasks.Protocol"))).ToString(), StringComparison.Ordinal);
        var newer = new AssemblyName("PluginTasks.Sdk") { Version = new Version(99, 0) };
        Assert.Contains("built against", Assert.ThrowsAny<Exception>(() => context.LoadFromAssemblyName(newer)).ToString(), StringComparison.Ordinal);
        context.Unload();
    }

    private string Copy(string fixture)
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(Built.Fixture(fixture))!))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return Path.Combine(folder, $"{fixture}.dll");
    }
}
