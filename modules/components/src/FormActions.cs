using System.ComponentModel.DataAnnotations;
using PluginTasks.Sdk;
using PluginTasks.Sdk.Ui;

namespace Components;

/// <summary>
/// What forms are sent to. A payload that does not fit its record is answered with a message for each field,
/// and the action is not called.
/// </summary>
[ModuleActions]
public sealed class FormActions(IModuleSdk sdk)
{
    [Action("submit_message"), RequirePermission("components.run")]
    public Task<ActionResponse> SubmitMessage(Message message) =>
        Thank("components.notices.sent", new { message.Name });

    [Action("submit_visit"), RequirePermission("components.run")]
    public Task<ActionResponse> SubmitVisit(Booking booking) =>
        Thank("components.notices.booked", new { booking.Day, Count = booking.People });

    private Task<ActionResponse> Thank(string key, object args) =>
        Task.FromResult(sdk.Effects.Respond(sdk.Effects.Notify(sdk.I18n.T(key, args), variant: Variant.Success)));

    public sealed record Message(
        [Required] string Name,
        [Required, EmailAddress] string Email,
        [MinLength(10)] string Text,
        string Topic = "order",
        [Range(1, 10)] int Copies = 1,
        bool Urgent = false);

    public sealed record Booking(
        DateOnly Day,
        [Range(1, 20)] int People,
        [RegularExpression("^([A-Z]{2}-[0-9]{4})?$")] string? Voucher = null);
}
