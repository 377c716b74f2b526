using PluginTasks.Web.Accounts;

namespace PluginTasks.Web.Tests.Accounts;

public sealed class UsersFileTests : IDisposable
{
    private const string Hash = "$pbkdf2-sha256$i=600000$c2FsdHNhbHQ=$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plugintasks-users-");

    private string FilePath => Path.Combine(folder.FullName, "users.yaml");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("users: {ada: {rolle: user}}", "users.yaml:1:15: error PT1102")]
    [InlineData("users: {ada: {password: hunter22}}", "users.yaml:1:15: error PT1103")]
    [InlineData("users: {super: {role: user}}", "the host's own user")]
    [InlineData("users: {\"oidc:1\": {role: user}}", "cannot be a user's name")]
    [InlineData("users: {ada: {}, ada: {}}", "PT1002")]
    [InlineData("users: {ada: {language: x1!}}", "is not a language")]
    [InlineData("user: {}", "PT1102")]
    [InlineData("- ada", "PT1103")]
    [InlineData("users: {ada: [", "PT1001")]
    public void Open_Mistakes_AreToldWithTheirPlaces(string text, string told)
    {
        File.WriteAllText(FilePath, text);

        Assert.Contains(told, Assert.Throws<UsersFileException>(() => UsersFile.Open(FilePath)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_AfterAChange_KnowsTheNewUsersAndAfterABrokenOneTheOldOnes()
    {
        var told = new List<string>();
        var file = UsersFile.Open(FilePath, told.Add);
        Assert.True(file.IsEmpty);

        File.WriteAllText(FilePath, $"users: {{ada: {{password: \"{Hash}\", role: admin, permissions: [shop.view]}}}}");
        Assert.Equal(("admin", "shop.view"), (file.Find("ada")!.Role, file.Find("ada")!.Permissions[0]));

        File.WriteAllText(FilePath, "users: {ada: {role: ");
        Assert.Equal("admin", file.Find("ada")!.Role);
        Assert.Contains("PT1001", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public void Editor_AddsChangesAndRemoves_AndLeavesTheRestAsItWas()
    {
        var editor = new UsersFileEditor(FilePath);
        editor.Add(new Account { Id = "ada", Role = "admin", PasswordHash = Hash, OrganizationId = "acme", DisplayName = "Ada \"the\" Conti", Permissions = ["shop.view"] });
        File.AppendAllText(FilePath, "  # the second one\n");
        editor.Add(new Account { Id = "true", Role = "user" });
        var other = Hash.Replace('A', 'B');

        Assert.True(editor.SetPassword("ada", other));
        Assert.True(editor.SetPassword("true", Hash));
        Assert.False(editor.SetPassword("none", Hash));
        Assert.Throws<UsersFileException>(() => editor.Add(new Account { Id = "ada", Role = "user" }));
        Assert.Throws<UsersFileException>(() => editor.Add(new Account { Id = "../x", Role = "user" }));

        var users = editor.Read();
        Assert.Equal(["ada", "true"], users.Select(u => u.Id));
        Assert.Equal((other, "Ada \"the\" Conti"), (users[0].PasswordHash, users[0].DisplayName));
        Assert.Equal(Hash, users[1].PasswordHash);
        Assert.Contains("# the second one", File.ReadAllText(FilePath), StringComparison.Ordinal);

        Assert.True(editor.Remove("ada"));
        Assert.Equal("true", Assert.Single(editor.Read()).Id);
        Assert.True(editor.Remove("true"));
        Assert.False(editor.Remove("true"));
        Assert.Empty(editor.Read());
        editor.Add(new Account { Id = "ben", Role = "user" });
        Assert.Equal("ben", Assert.Single(editor.Read()).Id);
    }

    [Fact]
    public void Editor_NewFile_IsForNobodyElse()
    {
        new UsersFileEditor(FilePath).Add(new Account { Id = "ada", Role = "user", PasswordHash = Hash });

        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(FilePath) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public void Editor_FileInAnotherForm_IsLeftAsItIs()
    {
        const string Text = "users: {ada: {role: user}, ben: {role: user}}\n";
        File.WriteAllText(FilePath, Text);

        Assert.Throws<UsersFileException>(() => new UsersFileEditor(FilePath).Remove("ada"));
        Assert.Equal(Text, File.ReadAllText(FilePath));
    }
}
