using PluginTasks.Tasks.Accounts;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.Tests.Sessions;

/// <summary>What is known of a sign-in is what was read last.</summary>
public sealed class LiveSignInTests
{
    private static readonly StoredSession Read = new() { Hash = "h", Id = "s", UserId = "ada", CreatedAt = DateTimeOffset.UnixEpoch, UsedAt = DateTimeOffset.UnixEpoch };

    [Fact]
    public void Keep_WithoutAChange_IsKnown()
    {
        using var signIn = new LiveSignIn();
        var (nothing, changes) = signIn.Look();

        signIn.Keep(Read, changes);

        Assert.Null(nothing);
        Assert.Same(Read, signIn.Look().Known);
    }

    [Fact]
    public void Keep_OfWhatWasReadBeforeAChange_IsNot()
    {
        using var signIn = new LiveSignIn();
        var (_, changes) = signIn.Look();

        signIn.Change();
        signIn.Keep(Read, changes);

        Assert.Null(signIn.Look().Known);
    }
}
