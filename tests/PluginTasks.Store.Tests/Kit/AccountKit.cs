using PluginTasks.Tasks.Accounts;

namespace PluginTasks.Store.Tests.Kit;

/// <summary>What any store of accounts must pass.</summary>
public abstract class AccountKit : TaskStoreKit
{
    private static readonly StoredSession Ada = new() { Hash = "aa", Id = "s1", UserId = "ada", Stamp = "st", CreatedAt = Start, UsedAt = Start };

    protected abstract IAccountStore Accounts { get; }

    [Fact]
    public async Task AddSession_Twice_KeepsTheFirst()
    {
        Assert.True(await Accounts.AddSessionAsync(Ada with { CreatedAt = Start.AddTicks(5) }));
        Assert.False(await Accounts.AddSessionAsync(Ada with { UserId = "eve" }));

        Assert.Equal(Ada, await Accounts.FindSessionAsync("aa"));
        Assert.Null(await Accounts.FindSessionAsync("AA"));
    }

    [Fact]
    public async Task UseSession_EarlierThanBefore_DoesNotSetItBack()
    {
        await Accounts.AddSessionAsync(Ada);

        Assert.True(await Accounts.UseSessionAsync("aa", Start.AddMinutes(5)));
        Assert.True(await Accounts.UseSessionAsync("aa", Start.AddMinutes(1)));
        Assert.False(await Accounts.UseSessionAsync("bb", Start));

        Assert.Equal(Start.AddMinutes(5), (await Accounts.FindSessionAsync("aa"))!.UsedAt);
    }

    [Fact]
    public async Task SetSessionLanguage_OfASessionThatIsThere_IsKept()
    {
        await Accounts.AddSessionAsync(Ada);

        Assert.True(await Accounts.SetSessionLanguageAsync("aa", "it"));
        Assert.False(await Accounts.SetSessionLanguageAsync("bb", "it"));

        Assert.Equal(Ada with { Language = "it" }, await Accounts.FindSessionAsync("aa"));
    }

    [Fact]
    public async Task RemoveOldSessions_LeavesTheOthers()
    {
        await Accounts.AddSessionAsync(Ada);
        await Accounts.AddSessionAsync(Ada with { Hash = "bb", UsedAt = Start.AddHours(1) });

        Assert.Equal(1, await Accounts.RemoveOldSessionsAsync(Start.AddHours(1)));

        Assert.Null(await Accounts.FindSessionAsync("aa"));
        Assert.True(await Accounts.RemoveSessionAsync("bb"));
        Assert.False(await Accounts.RemoveSessionAsync("bb"));
    }

    [Fact]
    public async Task Tokens_AreListedByAgeAndRemovedById()
    {
        var token = new StoredToken { Hash = "h1", Id = "t1", UserId = "ada", Label = "CI 日本\0", CreatedAt = Start, ExpiresAt = Start.AddDays(1) };
        Assert.True(await Accounts.AddTokenAsync(token with { Hash = "h2", Id = "t2", UserId = "ben", CreatedAt = Start.AddHours(-1) }));
        Assert.True(await Accounts.AddTokenAsync(token));
        Assert.False(await Accounts.AddTokenAsync(token with { Hash = "h3" }));
        Assert.False(await Accounts.AddTokenAsync(token with { Id = "t3" }));

        Assert.Equal(token, await Accounts.FindTokenAsync("h1"));
        Assert.Equal(["t2", "t1"], (await Accounts.ListTokensAsync()).Select(t => t.Id));
        Assert.Equal(token, Assert.Single(await Accounts.ListTokensAsync("ada")));
        Assert.True(await Accounts.RemoveTokenAsync("t1"));
        Assert.False(await Accounts.RemoveTokenAsync("t1"));
        Assert.Null(await Accounts.FindTokenAsync("h1"));
    }

    [Fact]
    public async Task PutUser_Again_ReplacesWhatWasKept()
    {
        var user = new StoredUser { Id = "oidc:1", DisplayName = "Ada", Role = "user", OrganizationId = "acme", Language = "it", SignedInAt = Start };
        await Accounts.PutUserAsync(user);
        Assert.Equal(user, await Accounts.FindUserAsync("oidc:1"));

        var later = new StoredUser { Id = "oidc:1", Role = "admin", SignedInAt = Start.AddDays(1) };
        await Accounts.PutUserAsync(later);

        Assert.Equal(later, await Accounts.FindUserAsync("oidc:1"));
        Assert.Null(await Accounts.FindUserAsync("oidc:2"));
    }
}
