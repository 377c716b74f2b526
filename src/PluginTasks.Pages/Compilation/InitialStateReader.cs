using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Compilation;

/// <summary>Reads <c>store</c> and <c>data</c> of a page, whose keys are paths.</summary>
internal sealed class InitialStateReader(CompileContext context)
{
    private static readonly string[] Stores = ["page", "global"];

    public InitialState Read(YamlMapping? page)
    {
        if (page is null)
        {
            return InitialState.Nothing;
        }

        var stores = page.TryGet("store", out var store) ? Map(store) : null;
        foreach (var entry in stores?.Entries.Where(e => !Stores.Contains(e.Key)) ?? [])
        {
            context.ReportUnknown(entry, DiagnosticCodes.UnknownProperty, $"there is no store {Quoted.Show(entry.Key)}", entry.Key, Stores);
        }

        return new InitialState(
            ReadValues(stores, "page"), ReadValues(stores, "global"), ReadValues(page, "data"));
    }

    private List<InitialValue> ReadValues(YamlMapping? holder, string key)
    {
        var values = new List<InitialValue>();
        if (holder is null || !holder.TryGet(key, out var entry) || Map(entry) is not { } map)
        {
            return values;
        }

        foreach (var value in map.Entries)
        {
            if (!PointerPath.TryParse(value.Key, out var path) || path.IsRoot)
            {
                context.Report(value, DiagnosticCodes.BadPath, $"{Quoted.Show(value.Key)} is not a path");
                continue;
            }

            if (path.Keys.Count() > YamlLimits.Depth)
            {
                context.Report(value, DiagnosticCodes.TooDeep, $"the path {Quoted.Show(value.Key)} goes deeper than {YamlLimits.Depth} levels");
                continue;
            }

            values.Add(new InitialValue(path, context.Values.ReadFree(value.Value)));
        }

        return values;
    }

    private YamlMapping? Map(YamlEntry entry)
    {
        if (entry.Value is YamlMapping map)
        {
            return map;
        }

        context.Report(entry, DiagnosticCodes.WrongType, $"'{entry.Key}' is a map, not {entry.Value.Describe()}");
        return null;
    }
}
