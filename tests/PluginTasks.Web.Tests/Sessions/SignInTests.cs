using System.Net;
using System.Net.Http.Json;
using PluginTasks.Web.Accounts;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.Tests.Sessions;

public sealed class SignInTests : WebTest
{
    [Fact]
    public async Task SignIn_RightPassword_OpensASessionInTheUsersLanguage()
    {
        var me = (await GetAsync(await SignedInAsync("ada"), "/api/v1/me")).Body;

        Assert.Equal("Ada Conti", me.GetProperty("user").GetProperty("name").GetString());
        Assert.Equal("acme", me.GetProperty("user").GetProperty("organization").GetString());
        Assert.Equal("it", me.GetProperty("language").GetString());
        Assert.Contains("site.view", me.GetProperty("permissions").EnumerateArray().Select(p => p.GetString()));
    }

    [Fact]
    public async Task SignIn_Cookie_IsNotForScriptsAndNotForOtherSites()
    {
        using var answer = await Browser().PostAsJsonAsync("/api/v1/sign-in", new { user = "ada", password = Password });

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.Ordinal);
        Assert.Contains("samesite=lax", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("domain", cookie, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ada", "wrong")]
    [InlineData("nobody", Password)]
    [InlineData("super", Password)]
    [InlineData("bot", Password)]
    [InlineData("bot", "")]
    [InlineData("oidc:1", Password)]
    public async Task SignIn_Wrong_TellsNoMoreThanThat(string user, string password)
    {
        var answer = await PostAsync(Browser(), "/api/v1/sign-in", $$"""{"user": "{{user}}", "password": "{{password}}"}""");

        Assert.Equal((HttpStatusCode.Unauthorized, "invalid_credentials"), (answer.Status, Code(answer)));
        Assert.Equal("The user or the password is wrong.", answer.Body.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task SignIn_SixthInAMinute_WaitsEvenWithTheRightPassword()
    {
        var client = Browser();
        var statuses = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => (await PostAsync(client, "/api/v1/sign-in", """{"user": "ada", "password": "wrong"}""")).Status));
        Assert.Equal(5, statuses.Count(s => s == HttpStatusCode.Unauthorized));
        Assert.Equal(3, statuses.Count(s => s == HttpStatusCode.TooManyRequests));

        using var waits = await client.PostAsJsonAsync("/api/v1/sign-in", new { user = "ada", password = Password });
        Assert.Equal(HttpStatusCode.TooManyRequests, waits.StatusCode);
        Assert.InRange(waits.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);

        Time.Advance(TimeSpan.FromMinutes(1));
        await SignedInAsync("ada");
    }

    [Fact]
    public async Task SignOut_EndsTheSessionEverywhere()
    {
        var client = await SignedInAsync("ada");
        var stolen = CookieOf(client);
        var live = await Web.Parts.Sessions.FindAsync(stolen);

        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(client, "/api/v1/sign-out")).Status);

        Assert.True(live!.Ended.IsCancellationRequested);
        Assert.Null(await Web.Parts.Sessions.FindAsync(stolen));
    }

    [Fact]
    public async Task Session_GoneFromTheStore_IsOverAtTheNextLook()
    {
        var client = await SignedInAsync("ada");
        var live = await Web.Parts.Sessions.FindAsync(CookieOf(client));
        await Store.Accounts.RemoveSessionAsync(Secret.HashOf(CookieOf(client)));

        await Web.Parts.LookAsync(CancellationToken.None);

        Assert.True(live!.Ended.IsCancellationRequested);
        Assert.Null(await Web.Parts.Sessions.FindAsync(CookieOf(client)));
    }

    [Fact]
    public async Task Session_TwelveIdleHours_IsOver()
    {
        var client = await SignedInAsync("ada");
        Time.Advance(TimeSpan.FromHours(11));
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(client, "/api/v1/me")).Status);
        Time.Advance(TimeSpan.FromHours(11));
        var live = await Web.Parts.Sessions.FindAsync(CookieOf(client));
        Assert.NotNull(live);

        Time.Advance(TimeSpan.FromHours(12));
        await Web.Parts.LookAsync(CancellationToken.None);

        Assert.True(live.Ended.IsCancellationRequested);
        Assert.Equal("not_signed_in", Code(await GetAsync(client, "/api/v1/me")));
    }

    [Fact]
    public async Task Session_UsedByItsSocketAlone_GoesOnAndIsKept()
    {
        var client = await SignedInAsync("ada");
        var secret = CookieOf(client);
        var live = (await Web.Parts.Sessions.FindAsync(secret))!;
        Time.Advance(TimeSpan.FromHours(11));
        live.Use();
        Time.Advance(TimeSpan.FromHours(11));
        await Web.Parts.LookAsync(CancellationToken.None);
        Assert.False(live.Ended.IsCancellationRequested);

        await CloseAsync();
        await OpenAsync();
        Assert.NotNull(await Web.Parts.Sessions.FindAsync(secret));

        Time.Advance(TimeSpan.FromHours(12));
        await Web.Parts.LookAsync(CancellationToken.None);
        Assert.Null(await Web.Parts.Sessions.FindAsync(secret));
    }

    [Fact]
    public async Task Session_AfterAnotherPassword_IsOverAndOthersAreNot()
    {
        var (ada, ben) = (await SignedInAsync("ada"), await SignedInAsync("ben"));
        var live = await Web.Parts.Sessions.FindAsync(CookieOf(ada));
        var users = await File.ReadAllTextAsync(UsersPath);
        var first = users.IndexOf("$pbkdf2", StringComparison.Ordinal);
        await File.WriteAllTextAsync(UsersPath, users[..first] + PasswordHash.Of("another one") + users[users.IndexOf('"', first)..] + "\n# changed");

        await Web.Parts.LookAsync(CancellationToken.None);

        Assert.True(live!.Ended.IsCancellationRequested);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(ada, "/api/v1/me")).Status);
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(ben, "/api/v1/me")).Status);
    }

    [Fact]
    public async Task Session_WithOtherRights_EndsWhatHangsOnItAndGoesOnWithThem()
    {
        var (ada, ben) = (CookieOf(await SignedInAsync("ada")), CookieOf(await SignedInAsync("ben")));
        var (before, other) = ((await Web.Parts.Sessions.FindAsync(ada))!, (await Web.Parts.Sessions.FindAsync(ben))!);
        await File.WriteAllTextAsync(UsersPath, (await File.ReadAllTextAsync(UsersPath)).Replace("role: user, organization: acme", "role: guest", StringComparison.Ordinal));

        await Web.Parts.LookAsync(CancellationToken.None);

        Assert.True(before.Ended.IsCancellationRequested);
        Assert.False(other.Ended.IsCancellationRequested);
        var after = (await Web.Parts.Sessions.FindAsync(ada))!;
        Assert.Equal((before.Id, "guest", null), (after.Id, after.Session.Role, after.Session.OrganizationId));
        await Web.Parts.LookAsync(CancellationToken.None);
        Assert.False(after.Ended.IsCancellationRequested);
    }

    [Fact]
    public async Task SignIn_FoundAgainWithOtherRights_EndsWhatHangsOnItAtOnce()
    {
        var secret = CookieOf(await SignedInAsync("ada"));
        var (token, stored) = ApiTokens.New("ada", "ci", TimeSpan.FromDays(1), Time);
        await Store.Accounts.AddTokenAsync(stored);
        var (session, program) = ((await Web.Parts.Sessions.FindAsync(secret))!, (await Web.Parts.Tokens.FindAsync(token))!);
        await File.WriteAllTextAsync(UsersPath, (await File.ReadAllTextAsync(UsersPath)).Replace("role: user, organization: acme", "role: guest", StringComparison.Ordinal));

        var (later, laterProgram) = ((await Web.Parts.Sessions.FindAsync(secret))!, (await Web.Parts.Tokens.FindAsync(token))!);

        Assert.True(session.Ended.IsCancellationRequested);
        Assert.True(program.Ended.IsCancellationRequested);
        Assert.Equal(("guest", "guest"), (later.Session.Role, laterProgram.Session.Role));
        Assert.False(later.Ended.IsCancellationRequested);
        Assert.False(laterProgram.Ended.IsCancellationRequested);
    }

    [Fact]
    public async Task Session_UserRemoved_IsOver()
    {
        var ada = await SignedInAsync("ada");
        await File.WriteAllTextAsync(UsersPath, "users: {}\n");

        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(ada, "/api/v1/me")).Status);
    }

    [Fact]
    public async Task Session_AfterARestart_GoesOn()
    {
        var secret = CookieOf(await SignedInAsync("ada"));
        await CloseAsync();
        await OpenAsync();

        Assert.Equal("ada", (await Web.Parts.Sessions.FindAsync(secret))?.Session.UserId);
    }

    [Fact]
    public async Task Session_ChosenLanguage_IsKept()
    {
        var ada = await SignedInAsync("ada");
        Assert.Equal(HttpStatusCode.NoContent, (await PostAsync(ada, "/api/v1/me/language", """{"language": "en"}""")).Status);

        Assert.Equal("en", (await GetAsync(ada, "/api/v1/me")).Body.GetProperty("language").GetString());
        Assert.Equal("invalid_request", Code(await PostAsync(ada, "/api/v1/me/language", """{"language": "<b>"}""")));
    }

    [Fact]
    public async Task Link_IsGoodOnce()
    {
        var first = Browser();
        using var opened = await first.GetAsync($"/login?token={LinkToken}");
        Assert.Equal((HttpStatusCode.Redirect, "/"), (opened.StatusCode, opened.Headers.Location!.ToString()));
        Assert.Equal("super", (await GetAsync(first, "/api/v1/me")).Body.GetProperty("role").GetString());

        using var again = await Browser().GetAsync($"/login?token={LinkToken}");
        Assert.Equal(HttpStatusCode.Forbidden, again.StatusCode);
        Assert.False(again.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Link_WrongToken_DoesNotUseItUp()
    {
        using var wrong = await Browser().GetAsync("/login?token=guess");
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);

        using var right = await Browser().GetAsync($"/login?token={LinkToken}");
        Assert.Equal(HttpStatusCode.Redirect, right.StatusCode);
    }

    [Fact]
    public async Task Token_RevokedOrExpired_OpensNothingAndEndsWhatHangsOnIt()
    {
        var (token, stored) = ApiTokens.New("ada", "ci", TimeSpan.FromDays(1), Time);
        var (later, soon) = ApiTokens.New("ada", "ci", TimeSpan.FromHours(1), Time);
        await Store.Accounts.AddTokenAsync(stored);
        await Store.Accounts.AddTokenAsync(soon);
        var live = await Web.Parts.Tokens.FindAsync(token);
        Assert.Equal("ada", (await GetAsync(Bearer(token), "/api/v1/me")).Body.GetProperty("user").GetProperty("id").GetString());
        Assert.Equal(HttpStatusCode.OK, (await GetAsync(Bearer(later), "/api/v1/me")).Status);

        await Store.Accounts.RemoveTokenAsync(stored.Id);
        Time.Advance(TimeSpan.FromHours(1));
        await Web.Parts.LookAsync(CancellationToken.None);

        Assert.True(live!.Ended.IsCancellationRequested);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(Bearer(token), "/api/v1/me")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(Bearer(later), "/api/v1/me")).Status);
    }

    [Theory]
    [InlineData("Bearer forged")]
    [InlineData("Bearer ")]
    [InlineData("Basic YWRhOmNvcnJlY3QgaG9yc2U=")]
    public async Task Authorization_Wrong_IsNotMadeGoodByACookie(string value)
    {
        var client = await SignedInAsync("ada");
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", value);

        Assert.Equal("not_signed_in", Code(await GetAsync(client, "/api/v1/me")));
    }

    [Fact]
    public async Task StoredHash_OfASession_DoesNotOpenIt()
    {
        var secret = CookieOf(await SignedInAsync("ada"));

        Assert.Null(await Web.Parts.Sessions.FindAsync(Secret.HashOf(secret)));
        Assert.NotNull(await Store.Accounts.FindSessionAsync(Secret.HashOf(secret)));
    }
}
