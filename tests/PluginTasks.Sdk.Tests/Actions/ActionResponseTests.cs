namespace PluginTasks.Sdk.Tests.Actions;

public sealed class ActionResponseTests
{
    [Fact]
    public void Of_ListThatChangesLater_DoesNotChange()
    {
        var effects = new List<Effect> { new CloseSurfaceEffect(null) };
        var response = ActionResponse.Of(effects);
        effects.Clear();

        Assert.Single(response.Effects);
        Assert.Null(response.Value);
    }

    [Fact]
    public void OfValue_Null_IsAValue()
    {
        Assert.NotNull(ActionResponse.OfValue(null).Value);
        Assert.Null(ActionResponse.Nothing.Value);
    }
}
