using System.Text.RegularExpressions;
using PluginTasks.Pages.Catalog;
using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Values;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Web.Accounts;

/// <summary>Reads <c>users.yaml</c>: everything that is wrong in it, with its place.</summary>
internal static partial class UsersFileReader
{
    private static readonly PropertySpec Text = new() { Name = "", Types = ValueTypes.Text, Bindable = false };

    private static readonly Shape File = new("users file",
    [
        new PropertySpec { Name = "users", Types = ValueTypes.Map, Bindable = false, Items = Text with { Types = ValueTypes.Map } },
    ]);

    private static readonly Shape User = new("user",
    [
        Text with { Name = "name" },
        Text with { Name = "password" },
        Text with { Name = "role" },
        Text with { Name = "organization" },
        Text with { Name = "language" },
        Text with { Name = "permissions", Types = ValueTypes.List, Items = Text },
    ]);

    /// <summary>What a user may be called: what is safe in paths, lists and logs.</summary>
    public static bool IsName(string name) => Name().IsMatch(name) && name != Account.Super.Id;

    public static IReadOnlyList<Account> Read(byte[] utf8, string file, DiagnosticBag bag)
    {
        var root = YamlReader.Read(utf8, file, bag);
        if (root is not YamlMapping map)
        {
            if (root is not null and not YamlScalar { Value.IsNull: true })
            {
                root.Report(bag, DiagnosticCodes.ManifestValue, $"the file is a map with the key 'users', not {root.Describe()}");
            }

            return [];
        }

        ShapeCheck.Check(map, File, "", ShapeCodes.Manifests, bag);
        return [.. ((map["users"] as YamlMapping)?.Entries ?? []).Select(e => ReadUser(e, bag))];
    }

    private static Account ReadUser(YamlEntry entry, DiagnosticBag bag)
    {
        if (!IsName(entry.Key))
        {
            var why = entry.Key == Account.Super.Id
                ? "this is the host's own user; choose another name"
                : "a user's name is 1 to 64 letters, digits, '.', '_', '-' and '@', a letter or digit first";
            bag.Add(DiagnosticCodes.ManifestValue, entry.File, entry.Line, entry.Column, $"{Quoted.Show(entry.Key)} cannot be a user's name: {why}");
        }

        if (entry.Value is not YamlMapping user)
        {
            return new Account { Id = entry.Key, Role = "guest" };
        }

        ShapeCheck.Check(user, User, "", ShapeCodes.Manifests, bag);
        var password = TextOf(user, "password");
        if (password is not null && !PasswordHash.IsValid(password))
        {
            user["password"]!.Report(bag, DiagnosticCodes.ManifestValue, "this is not a password's hash; set one with 'plugintasks user passwd NAME'");
        }

        if (TextOf(user, "language") is { } language && !LanguageTag.TryParse(language, out _))
        {
            user["language"]!.Report(bag, DiagnosticCodes.ManifestValue, $"{Quoted.Show(language)} is not a language such as 'en' or 'pt-BR'");
        }

        return new Account
        {
            Id = entry.Key,
            DisplayName = TextOf(user, "name"),
            PasswordHash = password,
            Role = TextOf(user, "role") ?? "user",
            OrganizationId = TextOf(user, "organization"),
            Language = TextOf(user, "language"),
            Permissions = [.. ((user["permissions"] as YamlSequence)?.Items ?? []).Select(i => (i as YamlScalar)?.Value.Text).OfType<string>()],
        };
    }

    private static string? TextOf(YamlMapping map, string key) => (map[key] as YamlScalar)?.Value.Text;

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._@-]{0,63}\z")]
    private static partial Regex Name();
}
