namespace PluginTasks.Benchmarks.Pages.Load;

/// <summary>The files of a generated module that are no pages.</summary>
internal static class GeneratedText
{
    public const int Keys = 40;

    private static readonly string[] Actions = ["refresh", "search", "save", "open", "remove"];

    public static string Manifest(string module) => $"name: {module}\nversion: 1.0.0\nlabel: \"@t/{module}.text_0\"\n";

    public static string Permissions(string module) => $$"""
        permissions: [{{module}}.view, {{module}}.edit]
        assignments:
          super: [{{module}}.view, {{module}}.edit]
          user: [{{module}}.view]

        """;

    public static string Script() =>
        string.Concat(Actions.Select(a => $"action(\"{a}\", function (ctx, sdk) {{ return sdk.effects.respond(); }});\n"));

    public static string Locale(string module, string text) =>
        $"{module}:\n" + string.Concat(Enumerable.Range(0, Keys).Select(key => $"  text_{key}: {text}, number {key}\n"));
}
