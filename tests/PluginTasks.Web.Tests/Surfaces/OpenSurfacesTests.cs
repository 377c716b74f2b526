using System.Text.Json;
using PluginTasks.Web.Surfaces;

namespace PluginTasks.Web.Tests.Surfaces;

/// <summary>Nothing listens for a surface that is not there.</summary>
public sealed class OpenSurfacesTests : IDisposable
{
    private static readonly JsonElement Components = JsonElement.Parse(
        """[{"kind":"StreamBinding","id":"level","stream":"m.level","target":{"path":"/level"}}]""");

    private readonly OpenSurfaces surfaces = new(most: 3);
    private int listening;

    public void Dispose() => surfaces.Dispose();

    [Fact]
    public void Listen_ThroughTheSameBindingAgain_TakesThePlaceOfTheFirst()
    {
        surfaces.Show("side", Components);

        Assert.True(Listen("side"));
        Assert.True(Listen("side"));
        Assert.False(Listen("side", "another"));
        Assert.False(Listen("elsewhere"));
        Assert.Equal(1, listening);

        surfaces.Unlisten("side", "level");
        Assert.Equal(0, listening);
    }

    [Fact]
    public void Surface_ThatGoes_TakesWhatListensWithIt()
    {
        surfaces.Show("side", Components);
        Listen("side");
        surfaces.Close("side");
        Assert.Equal(0, listening);

        surfaces.Show("side", Components);
        Listen("side");
        surfaces.Show("side", Components);
        Assert.Equal(0, listening);
    }

    [Fact]
    public void Surfaces_ThatAreTooMany_LeaveNothingBehind()
    {
        for (var i = 0; i < 100; i++)
        {
            surfaces.Show($"s{i}", Components);
            Assert.True(Listen($"s{i}"));
        }

        Assert.Equal(3, listening);
    }

    [Fact]
    public void Listen_AfterTheConnectionHasEnded_DoesNotBegin()
    {
        surfaces.Show("side", Components);
        Listen("side");
        surfaces.Dispose();
        Assert.Equal(0, listening);

        surfaces.Show("side", Components);
        Assert.False(Listen("side"));
        Assert.Equal(0, listening);
    }

    private bool Listen(string surfaceId, string bindingId = "level") => surfaces.Listen(surfaceId, bindingId, _ =>
    {
        listening++;
        return new Listener(() => listening--);
    });

    private sealed class Listener(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
