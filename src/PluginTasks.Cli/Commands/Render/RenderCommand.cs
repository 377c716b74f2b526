using System.CommandLine;
using PluginTasks.Modules.Library;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Html;
using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Cli.Commands.Render;

/// <summary><c>plugintasks render</c>: a page without a host.</summary>
internal static class RenderCommand
{
    public static Command Create(Terminal terminal, HostOptions host)
    {
        var page = new Argument<string>("PAGE") { HelpName = "MODULE/PAGE", Description = "The page; a module alone means its index." };
        var mode = new Option<string>("--mode")
        {
            Description = "resolved: as a user sees it; definition: as it is sent to a client.",
            DefaultValueFactory = _ => "resolved",
        };
        mode.AcceptOnlyFromAmong("resolved", "definition");
        var language = new Option<string?>("--lang") { Description = "The language, such as it or pt-BR (the user's, else the default)." };
        var store = new Option<FileInfo?>("--store") { Description = "A file (YAML or JSON) with {page: …, global: …}." };
        var data = new Option<FileInfo?>("--data") { Description = "A file (YAML or JSON) with the data model." };
        var format = OutputFormat.Of("json", "json", "tree", "html");
        var user = new UserOptions();
        var command = new Command("render", "Renders a page without a host.\n\nExample:\n  plugintasks render hello/index --lang it --role user --format tree")
        {
            page, mode, language, store, data, format,
        };
        user.AddTo(command);
        command.SetAction(parsed =>
        {
            var library = host.Library(parsed);
            var views = FindPage(library, parsed.GetValue(page)!, terminal);
            var reader = user.Read(parsed, library);
            if (!views.Page.Gate.Passes(reader.User))
            {
                var wanted = string.Join(", ", views.Page.Gate.Permissions);
                throw new CommandFailure(
                    ExitCode.NotAllowed, $"a user of role '{reader.User.Role}' may not open this page; it needs one of {wanted}");
            }

            var view = views.For(reader.User, parsed.GetValue(language) ?? reader.Language);
            var stores = StoreFiles.ReadStores(parsed.GetValue(store));
            var tree = parsed.GetValue(mode) == "definition"
                ? view.Definition
                : Resolve(view, stores.Page, stores.Global, StoreFiles.ReadData(parsed.GetValue(data)));
            terminal.Out.WriteLine(parsed.GetValue(format) switch
            {
                "tree" => TreeText.Of(ValueJson.ParseTree(tree)),
                "html" => HtmlPage.Of(ValueJson.ParseTree(tree)),
                _ => ValueJson.Indent(tree),
            });
            return ExitCode.Done;
        });
        return command;
    }

    private static byte[] Resolve(PageView view, ValueMap page, ValueMap global, Value data)
    {
        using var output = new JsonOutput();
        view.WriteResolved(output, page, global, data);
        return output.Written.ToArray();
    }

    private static PageViews FindPage(ModuleLibrary library, string written, Terminal terminal)
    {
        var parts = written.Trim('/').Split('/', 2);
        var module = library.Find(parts[0]) ??
            throw new CommandFailure(ExitCode.NotFound, $"there is no module '{parts[0]}'{Suggestion.For(parts[0], library.Modules.Select(m => m.Name))}");
        var name = parts.Length == 1 ? "index" : parts[1];
        var page = module.Pages.GetValueOrDefault(name) ?? module.Pages.GetValueOrDefault($"{name}/index") ??
            throw new CommandFailure(ExitCode.NotFound, $"the module '{module.Name}' has no page '{name}'{Suggestion.For(name, module.Pages.Keys)}");
        foreach (var diagnostic in module.OwnDiagnostics.Where(_ => module.State == ModuleState.Failed).Concat(page.Compilation.Diagnostics))
        {
            terminal.Error.WriteLine(diagnostic);
        }

        return library.Page(module.Name, page.Name) ??
            throw new CommandFailure(
                ExitCode.No,
                module.State == ModuleState.Disabled ? $"the module '{module.Name}' is disabled" : "the page cannot be shown; see above");
    }
}
