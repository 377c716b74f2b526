using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Patterns;
using PluginTasks.Pages.Rules;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Compilation;

/// <summary>Reads <c>show_if</c> and <c>hide_if</c>.</summary>
internal sealed class RuleReader(CompileContext context)
{
    private static readonly string[] ConditionKeys = ["left", "op", "right"];
    private static readonly string[] GroupKeys = ["mode", "conditions"];
    private static readonly string[] Modes = ["AND", "OR"];

    /// <summary>Null where it is not a rule, which is reported at <paramref name="entry"/>.</summary>
    public Rule? Read(YamlEntry entry) => Read(entry.Value, entry);

    private Rule? Read(YamlNode node, YamlEntry? at)
    {
        switch (node)
        {
            case YamlScalar { Value.IsBoolean: true } scalar:
                return new ConstantRule(scalar.Value.IsTrue);
            case YamlMapping map when ConditionKeys.Any(k => map.TryGet(k, out _)):
                return ReadCondition(map);
            case YamlMapping map:
                return ReadGroup(map);
            default:
                var message = $"a rule is true, false, a condition of left, op and right, or a group of conditions, not {node.Describe()}";
                if (at is { } entry)
                {
                    context.Report(entry, DiagnosticCodes.NotARule, message);
                }
                else
                {
                    context.Report(node, DiagnosticCodes.NotARule, message);
                }

                return null;
        }
    }

    private GroupRule? ReadGroup(YamlMapping map)
    {
        var valid = Checked(map, GroupKeys);
        var any = false;
        if (map.TryGet("mode", out var mode))
        {
            var written = (mode.Value as YamlScalar)?.Value.Text ?? "";
            any = written.Equals("OR", StringComparison.OrdinalIgnoreCase);
            if (!any && !written.Equals("AND", StringComparison.OrdinalIgnoreCase))
            {
                context.ReportUnknown(mode, DiagnosticCodes.NotAllowed, $"the mode of a group is AND or OR, not {Quoted.Show(written)}", written, Modes);
            }
        }

        if (!map.TryGet("conditions", out var conditions))
        {
            return valid ? new GroupRule(any, []) : null;
        }

        if (conditions.Value is not YamlSequence list)
        {
            context.Report(conditions, DiagnosticCodes.NotARule, $"the conditions of a group are a list, not {conditions.Value.Describe()}");
            return null;
        }

        return new GroupRule(any, [.. list.Items.Select(i => Read(i, null)).OfType<Rule>()]);
    }

    private ConditionRule? ReadCondition(YamlMapping map)
    {
        // A key that does not exist is most likely the missing one misspelt: one report is enough.
        var complains = Checked(map, ConditionKeys);
        var op = ReadOperator(map, complains);
        var left = ReadSide(map, "left", complains);
        var right = ReadSide(map, "right", complains && op is { NeedsRight: true });
        if (op is { ReadsPattern: true } && right is ConstantExpression pattern && map.TryGet("right", out var written))
        {
            CheckPattern(written, pattern);
        }

        return op is null || left is null ? null : new ConditionRule(left, op, right);
    }

    private Operator? ReadOperator(YamlMapping map, bool complains)
    {
        if (!map.TryGet("op", out var entry))
        {
            if (complains)
            {
                context.Report(map, DiagnosticCodes.UnknownOperator, "a condition needs 'op'");
            }

            return null;
        }

        var written = (entry.Value as YamlScalar)?.Value.Text ?? "";
        var op = Operator.Find(written);
        if (op is null)
        {
            context.Report(
                entry,
                DiagnosticCodes.UnknownOperator,
                $"unknown operator {Quoted.Show(written)}",
                $"; there are {string.Join(' ', Operator.Names)}{Suggestion.For(written, Operator.Names)}");
        }

        return op;
    }

    private Expression? ReadSide(YamlMapping map, string side, bool complains)
    {
        if (map.TryGet(side, out var entry))
        {
            return context.Values.ReadFree(entry.Value);
        }

        if (complains)
        {
            context.Report(map, DiagnosticCodes.MissingSide, $"this condition has no '{side}'", $"; write '{side}: null' to compare with null");
        }

        return null;
    }

    private void CheckPattern(YamlEntry entry, ConstantExpression pattern)
    {
        if (pattern.Value.Text is not { } text)
        {
            context.Report(entry, DiagnosticCodes.BadPattern, $"a pattern is text, not {entry.Value.Describe()}");
        }
        else if (!Pattern.TryParse(text, out _, out var error))
        {
            context.Report(entry, DiagnosticCodes.BadPattern, $"the pattern {Quoted.Show(text)} is wrong at character {error.Position + 1}: {error.Message}");
        }
    }

    private bool Checked(YamlMapping map, string[] keys)
    {
        var known = true;
        foreach (var entry in map.Entries.Where(e => !keys.Contains(e.Key)))
        {
            known = false;
            context.ReportUnknown(entry, DiagnosticCodes.NotARule, $"a rule has no {Quoted.Show(entry.Key)} here", entry.Key, ConditionKeys.Concat(GroupKeys));
        }

        return known;
    }
}
