using System.Text.Json;
using System.Text.Json.Nodes;
using PluginTasks.Pages.Catalog;

namespace PluginTasks.Browser.Tests;

/// <summary>A module whose every text would run if it could: its name in the menu, its pages, its tasks, its notices.</summary>
internal static class HostileModule
{
    public const string Name = "hostile";

    /// <summary>Nothing here is about how long scripts take, and machines are slow at times.</summary>
    public const int ScriptSeconds = 60;

    /// <summary>What opens over the page has a page of its own.</summary>
    private static readonly HashSet<string> Alone = ["Modal", "Drawer", "Toast"];

    /// <summary>The pages, with the kinds on each.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Pages { get; } = ComponentCatalog.Kinds
        .GroupBy(k => Alone.Contains(k.Name) ? k.Name.ToLowerInvariant() : k.Group)
        .ToDictionary(g => g.Key, IReadOnlyList<string> (g) => [.. g.Select(k => k.Name)]);

    public static void Write(string folder)
    {
        Put(folder, "module.yaml", new JsonObject
        {
            ["name"] = Name, ["label"] = HostileComponents.Texts[0], ["description"] = HostileComponents.Texts[1], ["icon"] = HostileComponents.Texts[2],
            ["limits"] = new JsonObject { ["script_seconds"] = ScriptSeconds },
        }.ToJsonString());
        foreach (var (page, kinds) in Pages)
        {
            var components = new JsonArray();
            for (var text = 0; text < HostileComponents.Texts.Count; text++)
            {
                foreach (var component in kinds.SelectMany(k => HostileComponents.Of(ComponentCatalog.Find(k)!, text)).Append(HostileComponents.WithError(text)))
                {
                    components.Add(component);
                }
            }

            Put(folder, $"pages/{page}.yaml", new JsonObject { ["title"] = HostileComponents.Texts[1], ["components"] = components }.ToJsonString());
        }

        Put(folder, "pages/tasks.yaml", """
            title: Tasks
            components:
              - {kind: Button, id: start, label: Start, action: hostile.start}
              - {kind: Button, id: tell, label: Tell, action: hostile.tell}
              - {kind: Column, id: cards, capabilities: [children.append]}
            """);
        Put(folder, "scripts/hostile.js", $$"""
            var texts = {{JsonSerializer.Serialize(HostileComponents.Texts)}};
            action("nothing", function () { return null; });
            action("start", function (ctx, sdk) {
              var cards = texts.map(function (text, place) {
                var id = sdk.tasks.runBackground("hostile.ask", text, null, {text: text});
                return sdk.effects.collectionAppend("cards", "children", sdk.ui.BackgroundTask("card_" + place, {task_id: id, show_result: true}));
              });
              return sdk.effects.respond.apply(null, cards);
            });
            action("tell", function (ctx, sdk) {
              return sdk.effects.respond.apply(null, texts.map(function (text) { return sdk.effects.notify(text, text); }).concat([
                sdk.effects.openSurface("told", sdk.ui.builder().add(sdk.ui.Text("told_text", {text: texts[1]})), "modal", texts[0])
              ]));
            });
            task("ask", function (task, args, sdk) {
              task.updateProgress(0.5, {x: args.text}, args.text);
              sdk.tasks.notify(task.id, "note", args.text, args.text);
              var answer = task.requestConfirmation(sdk.ui.builder().add(
                sdk.ui.Text("question", {text: args.text}),
                sdk.ui.Button("yes", {label: "Yes " + args.text, action: "background_task.confirm"}),
                sdk.ui.Button("no", {label: "No " + args.text, action: "background_task.decline"})));
              if (!answer.confirmed) {
                sdk.fail(args.text);
              }
              return {x: args.text};
            });
            """);
    }

    private static void Put(string folder, string path, string text)
    {
        var full = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
    }
}
