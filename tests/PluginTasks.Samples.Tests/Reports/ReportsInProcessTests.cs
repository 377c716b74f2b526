namespace PluginTasks.Samples.Tests.Reports;

public sealed class ReportsInProcessTests : ReportsSuite
{
    private protected override string? Worker => null;
}
