using PluginTasks.Pages.Diagnostics;
using PluginTasks.Pages.Yaml;

namespace PluginTasks.Pages.Compilation;

/// <summary>What the readers of one page share. One page, one thread.</summary>
internal sealed class CompileContext
{
    public CompileContext(string module, FragmentFiles? fragments, DiagnosticBag bag)
    {
        Module = module;
        Bag = bag;
        Parameters = new Parameters(bag);
        Bindings = new BindingReader(this);
        Values = new ValueReader(this);
        Rules = new RuleReader(this);
        Actions = new ActionReader(this);
        Shapes = new ShapeReader(this);
        Components = new ComponentReader(this, new IncludeReader(this, fragments));
    }

    public string Module { get; }

    public DiagnosticBag Bag { get; }

    /// <summary>Under which codes a map's mistakes are reported.</summary>
    public ShapeCodes Codes { get; init; } = ShapeCodes.Pages;

    public Steps Steps { get; } = new();

    public PageUses Uses { get; } = new();

    public GateTable Gates { get; } = new();

    public Parameters Parameters { get; }

    public BindingReader Bindings { get; }

    public ValueReader Values { get; }

    public RuleReader Rules { get; }

    public ActionReader Actions { get; }

    public ShapeReader Shapes { get; }

    public ComponentReader Components { get; }

    /// <summary>Whether <c>$item</c> and <c>$index</c> mean something here.</summary>
    public bool PerItem { get; set; }

    /// <summary>Reports what is wrong, then where in the page, then what helps.</summary>
    public void Report(YamlNode node, DiagnosticCode code, string message, string hint = "")
    {
        if (node is not YamlUnknown)
        {
            node.Report(Bag, code, message + Steps.At() + hint);
        }
    }

    /// <inheritdoc cref="Report(YamlNode, DiagnosticCode, string, string)"/>
    public void Report(YamlEntry entry, DiagnosticCode code, string message, string hint = "")
    {
        if (entry.Value is not YamlUnknown)
        {
            entry.Report(Bag, code, message + Steps.At() + hint);
        }
    }

    /// <summary>Reports with the name that was probably meant.</summary>
    public void ReportUnknown(YamlEntry entry, DiagnosticCode code, string message, string written, IEnumerable<string> names) =>
        entry.Report(Bag, code, message + Steps.At() + Bag.Suggest(entry.File, written, names));
}
