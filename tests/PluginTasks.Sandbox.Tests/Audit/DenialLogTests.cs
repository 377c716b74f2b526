using System.Globalization;
using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Audit;
using PluginTasks.Tasks.Tests;

namespace PluginTasks.Sandbox.Tests.Audit;

public sealed class DenialLogTests
{
    private readonly ManualTime time = new();
    private readonly Entries entries = new();
    private readonly DenialLog log;

    public DenialLogTests() => log = new DenialLog(entries, time);

    [Fact]
    public void Denied_AgainAndAgain_IsWrittenOnceAndThenCounted()
    {
        for (var i = 0; i < 1_000; i++)
        {
            Deny("reports", "/etc/passwd");
        }

        Assert.Equal("reports filesystem read /etc/passwd undecided ", Assert.Single(entries.Written));
        time.Advance(TimeSpan.FromMinutes(1));
        log.Flush();
        Assert.Equal("reports filesystem read /etc/passwd undecided 999 times more", entries.Written[1]);

        Deny("reports", "/etc/passwd");
        Assert.Equal(3, entries.Written.Count);
    }

    [Fact]
    public void Denied_OfEverOtherTargets_IsBoundedForEachModule()
    {
        for (var i = 0; i < 10_000; i++)
        {
            Deny("noisy", string.Create(CultureInfo.InvariantCulture, $"/x/{i}"));
        }

        Deny("quiet", "/y");
        log.Close();

        Assert.Equal(DenialLog.MostTargets, entries.Written.Count(w => w.StartsWith("noisy filesystem", StringComparison.Ordinal)));
        Assert.Contains("noisy  many 9980 refusals of other targets", entries.Written);
        Assert.Contains("quiet filesystem read /y undecided ", entries.Written);
    }

    private void Deny(string module, string target) => log.Denied(module, ResourceType.Filesystem, AccessOperation.Read, target, "undecided");

    private sealed class Entries : IAuditLog
    {
        public List<string> Written { get; } = [];

        public void Write(AuditEntry entry) => Written.Add($"{entry.Module} {entry.Subject} {entry.Outcome} {entry.Detail}");

        public Task WriteAsync(AuditEntry entry, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
