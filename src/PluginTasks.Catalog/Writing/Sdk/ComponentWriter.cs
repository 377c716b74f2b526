using PluginTasks.Catalog.Model;
using PluginTasks.Catalog.Reading;

namespace PluginTasks.Catalog.Writing.Sdk;

/// <summary>A kind as a class.</summary>
internal static class ComponentWriter
{
    public static GeneratedFile Write(KindEntry kind, IReadOnlyList<PropertyEntry> common) => SdkFile.Of(kind.Name, code =>
    {
        var parent = kind.HasChildren ? "Container" : "Component";
        code.Line($"/// <summary>{SdkFile.Xml(kind.Help)} Not thread safe.</summary>");
        code.Braces($"public sealed class {kind.Name} : {parent}<{kind.Name}>", () => Body(code, kind, common));
    });

    public static GeneratedFile WriteCommon(IReadOnlyList<PropertyEntry> common) => SdkFile.Of("CommonProperties", code =>
        code.Braces("public abstract partial class Component<TSelf>", () => SetterWriter.Write(code, "TSelf", common)));

    private static void Body(CodeText code, KindEntry kind, IReadOnlyList<PropertyEntry> common)
    {
        code.Line("private static readonly string[] Order =");
        code.Block("[", "];", () => kind.Shape.Properties.ToList().ForEach(p => code.Line(CodeText.Quote(p.Name) + ","))).Line();
        var required = kind.Shape.Properties.Where(p => p.Required).ToList();
        var parameters = required.Select(p => $", {SdkTypes.Of(p)} {Names.Parameter(p.Name)}");
        var children = kind.HasChildren ? ", IEnumerable<Component>? children" : "";
        code.Line($"internal {kind.Name}(string id{string.Concat(parameters)}{children})");
        code.Line($"    : base(id{(kind.HasChildren ? ", children" : "")})");
        code.Block("{", "}", () => required.ForEach(p => code.Line($"Set({CodeText.Quote(p.Name)}, {Names.Parameter(p.Name)});"))).Line();
        code.Line("/// <inheritdoc/>");
        code.Line($"public override string Kind => {CodeText.Quote(kind.Name)};").Line();
        code.Line("private protected override IReadOnlyList<string> Properties => Order;");
        var settable = kind.Shape.Properties.Where(p => !p.Required && !common.Contains(p)).ToList();
        if (settable.Find(p => Names.Pascal(p.Name) == kind.Name) is { } clash)
        {
            throw new CatalogException(
                $"{Generator.CatalogPath}: kinds.{kind.Name}.properties.{clash.Name}: " +
                "a setter cannot have the name of its class; make it required or call it something else");
        }

        if (settable.Count > 0)
        {
            code.Line();
            SetterWriter.Write(code, kind.Name, settable);
        }
    }
}
