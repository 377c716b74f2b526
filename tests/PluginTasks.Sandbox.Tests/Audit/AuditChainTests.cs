using PluginTasks.Sandbox.Audit;

namespace PluginTasks.Sandbox.Tests.Audit;

public sealed class AuditChainTests
{
    [Fact]
    public void Next_OfRowsThatDifferAnywhere_Differs()
    {
        string[] hashes =
        [
            AuditChain.Next(AuditChain.Start, 1, 5, "a", "b"),
            AuditChain.Next(AuditChain.Start, 2, 5, "a", "b"),
            AuditChain.Next(AuditChain.Start, 1, 6, "a", "b"),
            AuditChain.Next(AuditChain.Start, 1, 5, "ab", ""),
            AuditChain.Next(AuditChain.Start, 1, 5, "ab", null),
            AuditChain.Next(AuditChain.Start, 1, 5, "", "ab"),
            AuditChain.Next(AuditChain.Start, 1, 5, "a", "b", null),
            AuditChain.Next(new string('1', 64), 1, 5, "a", "b"),
            AuditChain.Next(AuditChain.Start, 1, 5, "a", new string('b', 5_000)),
        ];

        Assert.Equal(hashes.Length, hashes.Distinct().Count());
    }

    /// <summary>So that a log that was written by one version can be checked by the next.</summary>
    [Fact]
    public void Next_OfAKnownRow_IsAsBefore() => Assert.Equal(
        "707f4951842a7c9631b59e28dc4211fa7dcece0be9d473d2c9081fbae12c38d0", AuditChain.Next(AuditChain.Start, 1, 1_700_000_000_000, "task", "reports", "ada", null, "started", ""));
}
