using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace Components;

/// <summary>Shows an order in a place of the page or in a window, and archives orders.</summary>
[ModuleActions]
public sealed class OrderActions(IModuleSdk sdk)
{
    /// <summary>Fills the surface whose place is the SurfaceHost on the page.</summary>
    [Action("show_order"), RequirePermission("components.view")]
    public Task<ActionResponse> Show(OrderId order) =>
        Task.FromResult(sdk.Effects.Respond(sdk.Effects.Render(Details(order.Id), "order_details")));

    /// <summary>Opens a surface of its own over the page.</summary>
    [Action("show_order_dialog"), RequirePermission("components.view")]
    public Task<ActionResponse> ShowDialog(OrderId order) =>
        Task.FromResult(sdk.Effects.Respond(
            sdk.Effects.OpenSurface("order_dialog", Details(order.Id), SurfaceKind.Modal, Title(order.Id))));

    /// <summary>Gets the rows from the page and gives back those that are left.</summary>
    [Action("archive_orders"), RequirePermission("components.run")]
    public Task<ActionResponse> Archive(ArchiveRequest request)
    {
        var left = request.Orders.Where(order => !request.Selected.Contains(order.Get<int>("id")));
        var notice = sdk.I18n.T("components.notices.archived", new { request.Selected.Count });
        return Task.FromResult(sdk.Effects.Respond(
            sdk.Effects.DataModelUpdate("/orders", left),
            sdk.Effects.StateUpdate(new Dictionary<string, object?> { ["/selected_orders"] = Array.Empty<int>() }),
            sdk.Effects.Notify(notice)));
    }

    private Builder Details(int id) => new Builder()
        .Add(sdk.Ui.Title("order_title", Title(id)).Level(3))
        .Add(sdk.Ui.Descriptions("order_facts", [new("Customer", "Ada Conti"), new("Items", id % 7 + 1)]));

    private string Title(int id) => sdk.I18n.T("components.notices.order", new { Id = id });

    public sealed record OrderId(int Id);

    public sealed record ArchiveRequest(IReadOnlyList<JsonMap> Orders, IReadOnlyList<int> Selected);
}
