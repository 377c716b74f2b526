using System.Text.Json;
using PluginTasks.Pages.Catalog;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Forms;

/// <summary>Reads what fields are checked for. What is bound, or what effects may change, is left to the client, who knows what it is.</summary>
internal static class FieldReader
{
    public static bool IsField(string kind) => ComponentCatalog.Find(kind)?.Shape.Find("validations") is not null;

    /// <summary>Null where the host cannot know the name of the field.</summary>
    public static FieldRules? Read(string kind, string id, JsonElement properties, IReadOnlySet<string> changeable)
    {
        if (!TryName(properties, id, out var name))
        {
            return null;
        }

        var own = changeable.Contains("validations") ? [] : ChecksIn(properties);
        var isRequired = !changeable.Contains("required") && WrittenValue.TryRead(properties, "required", out var required) && required.IsTrue;
        return new FieldRules(name, [
            .. isRequired && own.All(c => c.Rule != "required") ? [new FieldCheck("required", default, null, null)] : Array.Empty<FieldCheck>(),
            .. own, .. ChecksOf(kind, properties, changeable)]);
    }

    /// <summary>The fields that a form makes by itself.</summary>
    public static IEnumerable<FieldRules> Model(JsonElement form)
    {
        if (!form.TryGetProperty("model", out var model) || model.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        foreach (var entry in model.EnumerateArray().Where(e => e.ValueKind == JsonValueKind.Object))
        {
            if (WrittenValue.Text(entry, "name") is { } name)
            {
                var isEmail = WrittenValue.Text(entry, "type") == "email";
                FieldCheck[] ofEmail = isEmail ? [new FieldCheck("email", default, null, null)] : [];
                yield return new FieldRules(name, [.. ChecksIn(entry), .. ofEmail]);
            }
        }
    }

    private static bool TryName(JsonElement properties, string id, out string name)
    {
        name = id;
        if (!WrittenValue.TryRead(properties, "name", out var written))
        {
            return false;
        }

        name = written.Text is { Length: > 0 } given ? given : id;
        return true;
    }

    private static List<FieldCheck> ChecksIn(JsonElement properties)
    {
        var checks = new List<FieldCheck>();
        if (properties.TryGetProperty("validations", out var list) && list.ValueKind == JsonValueKind.Array)
        {
            foreach (var written in list.EnumerateArray().Where(c => c.ValueKind == JsonValueKind.Object))
            {
                if (WrittenValue.TryRead(written, "value", out var limit)
                    && WrittenValue.TryRead(written, "pattern", out var pattern)
                    && WrittenValue.Text(written, "rule") is { } rule)
                {
                    checks.Add(new FieldCheck(rule, limit, pattern.Text, WrittenValue.Text(written, "message")));
                }
            }
        }

        return checks;
    }

    /// <summary>Checks that come with a kind, such as the limits of a number.</summary>
    private static IEnumerable<FieldCheck> ChecksOf(string kind, JsonElement properties, IReadOnlySet<string> changeable) => kind switch
    {
        "TextField" when !changeable.Contains("input_type") && WrittenValue.Text(properties, "input_type") == "email" =>
            [new FieldCheck("email", default, null, null)],
        "NumberField" => Limits(properties, changeable, "min", "max"),
        "TagsInput" => Limits(properties, changeable, "max"),
        "DatePicker" when !changeable.Contains("mode")
            && WrittenValue.TryRead(properties, "mode", out var mode)
            && mode.Text != "range" => Limits(properties, changeable, "min", "max"),
        _ => [],
    };

    private static IEnumerable<FieldCheck> Limits(JsonElement properties, IReadOnlySet<string> changeable, params IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (!changeable.Contains(name) && WrittenValue.TryRead(properties, name, out var limit) && limit is { IsNull: false, Text: not "" })
            {
                yield return new FieldCheck(name, limit, null, null);
            }
        }
    }
}
