namespace PluginTasks.Sdk.Tests.Tasks;

public sealed class TaskStateTests
{
    [Theory]
    [InlineData(TaskState.Pending, false)]
    [InlineData(TaskState.Running, false)]
    [InlineData(TaskState.WaitingConfirmation, false)]
    [InlineData(TaskState.Completed, true)]
    [InlineData(TaskState.Failed, true)]
    [InlineData(TaskState.Cancelled, true)]
    [InlineData(TaskState.Interrupted, true)]
    public void IsFinal_EachState_IsAsTheContractSays(TaskState state, bool final) => Assert.Equal(final, state.IsFinal());
}
