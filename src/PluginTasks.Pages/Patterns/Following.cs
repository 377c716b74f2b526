namespace PluginTasks.Pages.Patterns;

internal enum Following : byte
{
    Unknown,
    Word,
    NoWord,
    TextEnd,
}
