namespace PluginTasks.Testing.Tests.Snapshots;

public sealed class SnapshotTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plugintasks-test-");

    private string Source => Path.Combine(folder.FullName, "SomeTests.cs");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Verify_WithoutAFile_FailsAndWritesWhatItReceived()
    {
        var failure = Assert.Throws<SnapshotException>(() => Snapshot.Verify("a\r\nb", "txt", null, Source, "Method"));

        Assert.Equal("a\nb\n", Read("SomeTests.Method.received.txt"));
        Assert.Contains("SomeTests.Method.verified.txt", failure.Message, StringComparison.Ordinal);
        Assert.Contains(Snapshot.AcceptVariable, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_Same_PassesAndRemovesWhatWasReceivedBefore()
    {
        Write("SomeTests.Method.verified.txt", "a\r\nb\r\n");
        Write("SomeTests.Method.received.txt", "old");

        Snapshot.Verify("a\nb", "txt", null, Source, "Method");

        Assert.Equal(["SomeTests.Method.verified.txt"], folder.EnumerateFiles().Select(f => f.Name));
    }

    [Fact]
    public void Verify_Different_ShowsTheLines()
    {
        Write("SomeTests.Method.verified.txt", string.Join('\n', Enumerable.Range(1, 30)) + "\n");

        var failure = Assert.Throws<SnapshotException>(() =>
            Snapshot.Verify(string.Join('\n', Enumerable.Range(1, 30).Select(i => i == 15 ? "fifteen" : $"{i}")), "txt", null, Source, "Method"));

        Assert.Contains("-   15  15\n+   15  fifteen\n", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("  5\n", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_Parameters_BecomePartOfTheName()
    {
        Assert.Throws<SnapshotException>(() => Snapshot.Verify("x", "json", new { lang = "it", page = "a/b" }, Source, "Method"));

        Assert.Equal("x\n", Read("SomeTests.Method_lang=it_page=a-b.received.json"));
    }

    private string Read(string name) => File.ReadAllText(Path.Combine(folder.FullName, name));

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);
}
