using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace PluginTasks.Browser.Tests;

/// <summary>A module that wants to read a file that its manifest does not ask for.</summary>
internal static class AskingModule
{
    /// <summary>The file.</summary>
    public static string Write(HostProcess host)
    {
        var folder = Directory.CreateDirectory(Path.Combine(host.OwnModules, "asking"));
        Directory.CreateDirectory(Path.Combine(folder.FullName, "pages"));
        Directory.CreateDirectory(Path.Combine(folder.FullName, "scripts"));

        // Beside what is the host's, which nobody could allow.
        var file = Path.Combine(host.OutsideFolder, "asked.txt");
        File.WriteAllText(file, "what stands there");
        File.WriteAllText(Path.Combine(folder.FullName, "module.yaml"), $"name: asking\nversion: 1.0.0\nlimits: {{script_seconds: {HostileModule.ScriptSeconds}}}\n");
        File.WriteAllText(Path.Combine(folder.FullName, "pages", "index.yaml"), """
            title: Asking
            store: {page: {/result: nothing yet, /count: 0}}
            components:
              - {kind: Button, id: try, label: Try, action: asking.read}
              - {kind: Text, id: result, text: "@state/page/result"}
            """);
        File.WriteAllText(Path.Combine(folder.FullName, "scripts", "read.js"), $$"""
            action("read", function (ctx, sdk) {
              var said;
              try { said = sdk.files.readText({{JsonSerializer.Serialize(file)}}); } catch (refused) { said = "refused"; }
              return sdk.effects.respond(sdk.effects.statePatch("/result", "set", said), sdk.effects.notify("Tried"));
            });
            """);
        return file;
    }

    /// <summary>Presses the button and waits for what came of it.</summary>
    public static async Task TryAsync(IPage page, string result)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Try" }).ClickAsync();
        await Expect(page.Locator("[data-component-id=result]")).ToHaveTextAsync(result);
    }
}
