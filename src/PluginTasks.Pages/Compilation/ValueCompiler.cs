using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Rules;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Compilation;

/// <summary>Compiles a value or a rule that stands outside of a page.</summary>
public static class ValueCompiler
{
    /// <param name="node">What was written.</param>
    /// <param name="module">The module whose value it is.</param>
    /// <param name="perItem">Whether <c>$item</c> and <c>$index</c> mean something in it.</param>
    /// <param name="bag">Gets what is wrong.</param>
    public static Expression Compile(YamlNode node, string module, bool perItem, DiagnosticBag bag) =>
        new CompileContext(module, null, bag) { PerItem = perItem }.Values.ReadFree(node);

    /// <summary>Null where it is not a rule.</summary>
    /// <inheritdoc cref="Compile"/>
    public static Rule? CompileRule(YamlNode node, string module, bool perItem, DiagnosticBag bag) =>
        new CompileContext(module, null, bag) { PerItem = perItem }.Rules.Read(new YamlEntry("rule", node.File, node.Line, node.Column, node));
}
