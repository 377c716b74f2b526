using System.CommandLine;
using PluginTasks.Modules.Library;
using PluginTasks.Pages.Permissions;

namespace PluginTasks.Cli.Commands.Render;

/// <summary>The options that say for whom a page is rendered.</summary>
internal sealed class UserOptions
{
    private readonly Option<FileInfo?> file = new("--user")
    {
        Description = "A file (YAML or JSON) with {role: …, permissions: […], language: …}.",
    };

    private readonly Option<string?> role = new("--role")
    {
        Description = "The user's role (super); its permissions are those that the modules give it.",
    };

    private readonly Option<string?> permissions = new("--permissions")
    {
        Description = "Further permissions, with commas between them.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(file);
        command.Options.Add(role);
        command.Options.Add(permissions);
        command.Validators.Add(result =>
        {
            if (result.GetResult(file) is not null && result.GetResult(role) is not null)
            {
                result.AddError("--user and --role exclude each other");
            }
        });
    }

    public (PageUser User, string? Language) Read(ParseResult parsed, ModuleLibrary library)
    {
        var given = StoreFiles.ReadUser(parsed.GetValue(file));
        var name = parsed.GetValue(role) ?? given.Role;
        var further = (parsed.GetValue(permissions) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return (new PageUser(name, library.PermissionsOf(name).Concat(given.Permissions).Concat(further)), given.Language);
    }
}
