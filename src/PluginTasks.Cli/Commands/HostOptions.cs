using System.CommandLine;
using PluginTasks.Cli.Configuration;
using PluginTasks.Modules.Library;
using PluginTasks.Modules.Manifests;

namespace PluginTasks.Cli.Commands;

/// <summary>The options of every command, by which it finds the host's configuration and modules.</summary>
internal sealed class HostOptions
{
    private readonly Option<FileInfo?> config = new("--config")
    {
        Description = "The configuration file (plugintasks.yaml where there is one).",
        Recursive = true,
    };

    private readonly Option<string[]> modules = new("--modules")
    {
        Description = "A folder with modules; may be given several times (modules).",
        Recursive = true,
    };

    private readonly Option<DirectoryInfo?> data = new("--data-dir")
    {
        Description = "The folder for what the host keeps (data).",
        Recursive = true,
    };

    public void AddTo(RootCommand root)
    {
        root.Options.Add(config);
        root.Options.Add(modules);
        root.Options.Add(data);
    }

    public HostConfiguration Configuration(ParseResult parsed)
    {
        var read = ConfigurationReader.Read(parsed.GetValue(config));
        read = parsed.GetValue(modules) is { Length: > 0 } folders ? read.With(ConfigKeys.ModulePaths, "--modules", folders) : read;
        return parsed.GetValue(data) is { } folder ? read.With(ConfigKeys.DataFolder, "--data-dir", Path.GetFullPath(folder.ToString())) : read;
    }

    /// <summary>The folder for what the host keeps; it need not be there yet.</summary>
    public string DataFolder(ParseResult parsed) => FolderOf(Configuration(parsed));

    /// <summary>Unlike other paths one in the configuration starts where the command runs, as the standard does.</summary>
    public static string FolderOf(HostConfiguration configuration) => Path.GetFullPath(configuration.Text(ConfigKeys.DataFolder)!);

    /// <summary>What no module is let into: what the host keeps, is made of and is set up with, and other modules.</summary>
    public static HostPlaces PlacesOf(HostConfiguration configuration)
    {
        var data = FolderOf(configuration);
        string[] own =
        [
            data,
            AppContext.BaseDirectory,
            configuration.PathOf(ConfigKeys.Users),
            .. configuration.ModulePaths.Select(Path.GetFullPath),
            .. configuration.SecretFiles,
            .. configuration.File is { } file ? [file] : Array.Empty<string>(),
        ];
        return new HostPlaces(data, own);
    }

    /// <summary>The modules that the options name.</summary>
    public ModuleLibrary Library(ParseResult parsed)
    {
        var configuration = Configuration(parsed);
        foreach (var path in configuration.ModulePaths.Where(p => !Directory.Exists(p)))
        {
            throw new CommandFailure(
                ExitCode.NotFound,
                $"there is no folder '{path}' with modules; make a module with 'plugintasks new module NAME', " +
                "or name a folder with --modules");
        }

        var library = ModuleLibrary.Load(configuration.ModulePaths, configuration.DefaultLanguage, PlacesOf(configuration));
        if (parsed.GetValue(modules) is not { Length: > 0 })
        {
            // Modules from elsewhere need not be those that the operator has set something for.
            configuration.Settings.Demand(library);
        }

        return library;
    }
}
