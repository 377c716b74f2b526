namespace PluginTasks.Sdk;

/// <summary>
/// Marks a public class whose methods the host calls: those marked <see cref="ActionAttribute"/>,
/// <see cref="BackgroundTaskAttribute"/>, <see cref="PageDataAttribute"/> or <see cref="LongRunningAttribute"/>.
/// The class is made anew for each call and may ask for <see cref="IModuleSdk"/> in its constructor.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ModuleActionsAttribute : Attribute
{
}
