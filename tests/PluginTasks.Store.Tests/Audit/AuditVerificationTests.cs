using PluginTasks.Sandbox.Audit;
using PluginTasks.Store.Audit;
using PluginTasks.Store.Sqlite;
using PluginTasks.Store.Tests.Sqlite;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tests.Audit;

public sealed class AuditVerificationTests : IDisposable
{
    private readonly StoreFile file = new();

    public void Dispose() => file.Dispose();

    [Fact]
    public async Task Run_OfALogAsItWasWritten_SaysHowLongItIs()
    {
        await FillAsync(5);
        var check = AuditVerification.Run(file.Path);

        Assert.Equal((5, null), (check.Count, check.BadRow));
        Assert.Equal(64, check.Hash.Length);
        Assert.Equal(0, AuditVerification.Run(await EmptyAsync()).Count);
    }

    [Fact]
    public async Task Run_WhileAStoreIsOpen_SeesWhatIsKept()
    {
        await using var store = file.Open();
        await store.Audit.AppendAsync([Entry(1), Entry(2)]);

        Assert.Equal(2, AuditVerification.Run(file.Path).Count);
    }

    [Theory]
    [InlineData("UPDATE audit SET user_id = 'bob' WHERE number = 3", 3)]
    [InlineData("UPDATE audit SET at = at + 1 WHERE number = 3", 3)]
    [InlineData("UPDATE audit SET outcome = outcome || char(10) WHERE number = 1", 1)]
    [InlineData("UPDATE audit SET detail = '' WHERE number = 2", 2)]
    [InlineData("UPDATE audit SET hash = (SELECT hash FROM audit WHERE number = 4) WHERE number = 5", 5)]
    [InlineData("DELETE FROM audit WHERE number = 3", 3)]
    [InlineData("DELETE FROM audit WHERE number = 1", 1)]
    [InlineData("DELETE FROM audit WHERE number = 3; UPDATE audit SET number = number - 1 WHERE number > 3", 3)]
    [InlineData("UPDATE audit SET number = 99 WHERE number = 2; UPDATE audit SET number = 2 WHERE number = 3; UPDATE audit SET number = 3 WHERE number = 99", 2)]
    [InlineData("DELETE FROM audit WHERE number = 5", 5)]
    [InlineData("DELETE FROM audit WHERE number > 2", 3)]
    [InlineData("DELETE FROM audit", 1)]
    [InlineData("INSERT INTO audit SELECT 6, at, kind, module, user_id, subject, outcome, detail, hash FROM audit WHERE number = 5", 6)]
    [InlineData("UPDATE audit_head SET count = 4", 5)]
    [InlineData("UPDATE audit_head SET hash = 'x'", 5)]
    [InlineData("DELETE FROM audit_head", 6)]
    public async Task Run_OfALogThatWasTamperedWith_NamesTheFirstBadRow(string sql, long bad)
    {
        await FillAsync(5);
        Tamper(sql);

        var check = AuditVerification.Run(file.Path);
        Assert.Equal(bad, check.BadRow);
        Assert.NotNull(check.Problem);
    }

    /// <summary>Head and tail together, as somebody would who knows how: what was noted elsewhere still tells.</summary>
    [Fact]
    public async Task Run_OfALogCutWithItsHead_IsFoundByWhatWasNoted()
    {
        await FillAsync(5);
        var noted = AuditVerification.Run(file.Path);
        Tamper("DELETE FROM audit WHERE number > 3; UPDATE audit_head SET count = 3, hash = (SELECT hash FROM audit WHERE number = 3)");

        Assert.Null(AuditVerification.Run(file.Path).BadRow);
        Assert.Equal(4, AuditVerification.Run(file.Path, (noted.Count, noted.Hash)).BadRow);
    }

    [Fact]
    public async Task Run_OfALogThatWentOn_AgreesWithWhatWasNoted()
    {
        await FillAsync(3);
        var noted = AuditVerification.Run(file.Path);
        await FillAsync(2);

        Assert.Null(AuditVerification.Run(file.Path, (noted.Count, noted.Hash)).BadRow);
        Assert.Equal(3, AuditVerification.Run(file.Path, (noted.Count, new string('a', 64))).BadRow);
    }

    [Theory]
    [InlineData("UPDATE audit SET user_id = 'bob'")]
    [InlineData("DELETE FROM audit")]
    public async Task Audit_ChangedInPlace_Refuses(string sql)
    {
        await FillAsync(2);
        using var database = Database.Open(file.Path, OpenMode.Write, TimeSpan.FromSeconds(5));

        Assert.ThrowsAny<Exception>(() => database.Execute(sql));
        Assert.Equal(2, database.Number("SELECT count(*) FROM audit"));
    }

    /// <summary>Two processes that write by turns do not break each other's chain.</summary>
    [Fact]
    public async Task Append_ByTwoStores_IsOneChain()
    {
        await using (var one = file.Open())
        await using (var other = file.Open())
        {
            await Task.WhenAll(Enumerable.Range(0, 50).Select(i => (i % 2 == 0 ? one : other).Audit.AppendAsync([Entry(i), Entry(i)])));
        }

        Assert.Equal((100, null), (AuditVerification.Run(file.Path).Count, AuditVerification.Run(file.Path).BadRow));
    }

    private static AuditEntry Entry(int number) => new AuditEntry
    {
        Kind = AuditKind.Action, User = "ada", Subject = $"demo.{number}", Outcome = "ok",
    }.Clean(DateTimeOffset.UnixEpoch.AddSeconds(number));

    private async Task FillAsync(int count)
    {
        await using var store = file.Open();
        await store.Audit.AppendAsync([.. Enumerable.Range(1, count).Select(Entry)]);
    }

    private async Task<string> EmptyAsync()
    {
        var path = file.Path + ".empty";
        await SqliteTaskStore.Open(path).DisposeAsync();
        return path;
    }

    /// <summary>As somebody would who has the file to write.</summary>
    private void Tamper(string sql)
    {
        using var database = Database.Open(file.Path, OpenMode.Write, TimeSpan.FromSeconds(5));
        database.ExecuteAll("DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_removed; " + sql);
    }
}
