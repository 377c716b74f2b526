namespace PluginTasks.Sdk.Tests.Models;

public sealed class BackgroundTasksModelTests
{
    [Fact]
    public async Task Writing_InAnyWay_IsRefused()
    {
        var model = new EmptyModel();

        await Refused(() => model.CreateAsync(new { label = "x" }));
        await Refused(() => model.UpdateAsync("id", new { label = "x" }));
        await Refused(() => model.DeleteAsync("id"));

        static async Task Refused(Func<Task> call) =>
            Assert.Equal("background_tasks is read-only", (await Assert.ThrowsAsync<NotSupportedException>(call)).Message);
    }

    private sealed class EmptyModel : BackgroundTasksModel
    {
        public override Task<IReadOnlyList<TaskRow>> ListAsync(
            int page, int pageSize, TaskFilters? filters, string sort, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<TaskRow>>([]);

        public override Task<int> CountAsync(TaskFilters? filters, CancellationToken cancellationToken) => Task.FromResult(0);

        public override Task<TaskRow?> ViewAsync(string id, CancellationToken cancellationToken) => Task.FromResult<TaskRow?>(null);

        public override Task<IReadOnlyList<TaskLogLine>> LogAsync(string id, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<TaskLogLine>>([]);
    }
}
