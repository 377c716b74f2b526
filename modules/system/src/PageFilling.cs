using PluginTasks.Sdk;

namespace SystemModule;

/// <summary>Pages say what is missing where the operator has not granted the module what it looks after.</summary>
internal static class PageFilling
{
    public static async Task FillAsync(this PageDataContext page, Func<Task> fill)
    {
        try
        {
            await fill();
        }
        catch (SdkException refused) when (refused.Code == ErrorCodes.HostDenied)
        {
            page.SetData("/denied", refused.Message);
        }
    }
}
