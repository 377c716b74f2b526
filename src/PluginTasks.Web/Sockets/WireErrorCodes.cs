namespace PluginTasks.Web.Sockets;

/// <summary>What is wrong with a message itself.</summary>
internal static class WireErrorCodes
{
    public const string BadMessage = "bad_message";
    public const string UnknownMessage = "unknown_message";
    public const string MissingField = "missing_field";
    public const string FrameTooLarge = "frame_too_large";
    public const string TooManyMessages = "too_many_messages";
    public const string TooManyActions = "too_many_actions";
    public const string PageNotFound = "page_not_found";
    public const string NotSignedIn = "not_signed_in";
    public const string HostStops = "host_stops";
    public const string UnknownStream = "unknown_stream";
}
