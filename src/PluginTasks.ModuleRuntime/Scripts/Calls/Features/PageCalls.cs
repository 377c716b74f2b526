using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace PluginTasks.ModuleRuntime.Scripts.Calls.Features;

/// <summary><c>sdk.page</c>, for the <c>load</c> of a page, and <c>sdk.ui</c>.</summary>
internal static class PageCalls
{
    public static Dictionary<string, SdkCall> All { get; } = Create();

    private static Dictionary<string, SdkCall> Create()
    {
        var all = ComponentKinds.Names.ToDictionary(
            kind => $"ui.{kind}",
            kind => SdkCall.Of("id_or_properties, properties?", (_, args) => ComponentKinds.Make(kind, args)));
        all["page.setData"] = SdkCall.Of("path, value?", (scope, args) => Nothing(() => scope.OwnPage.SetData(args.Text(0), args.Any(1))));
        all["page.setStore"] = SdkCall.Of("path, value?, scope?", (scope, args) => Nothing(() =>
            scope.OwnPage.SetStore(args.Text(0), args.Any(1), args.Word(2, StoreScope.Page))));
        all["page.addComponents"] = SdkCall.Of("container_id, components", (scope, args) => Nothing(() =>
            scope.OwnPage.AddComponents(args.Text(0), args.Components(1))));
        all["page.redirect"] = SdkCall.Of("path, params?", (scope, args) => Nothing(() => scope.OwnPage.Redirect(args.Text(0), args.At(1))));
        all["ui.bound.store"] = SdkCall.Of("path, scope?, default?", (_, args) =>
            Bound.Store(args.Text(0), args.At(1) is null ? null : args.Word(1, StoreScope.Page), args.At(2)).ToJson());
        all["ui.bound.data"] = SdkCall.Of("path, default?", (_, args) => Bound.Data(args.Text(0), args.At(1)).ToJson());
        all["ui.bound.action"] = SdkCall.Of("name, args?, default?", (_, args) => Bound.Action(args.Text(0), args.At(1), args.At(2)).ToJson());
        all["ui.bound.translate"] = SdkCall.Of("key, args?", (_, args) => Bound.Translate(args.Text(0), args.At(1)).ToJson());
        all["ui.bound.literal"] = SdkCall.Of("value?", (_, args) => Bound.Literal(args.Any(0)).ToJson());
        all["ui.bound.item"] = SdkCall.Of("path?", (_, args) => Bound.Item(args.Text(0, "")).ToJson());
        all["ui.bound.index"] = SdkCall.Of("", (_, _) => Bound.Index.ToJson());
        all["ui.when"] = SdkCall.Of("left, op, right?", (_, args) =>
            (args.Text(1) is "exists" or "empty" ? Rule.When(args.Any(0), args.Text(1)) : Rule.When(args.Any(0), args.Text(1), args.Any(2))).ToJson());
        return all;
    }

    private static object? Nothing(Action work)
    {
        work();
        return null;
    }
}
