namespace PluginTasks.Tasks.Running;

/// <summary>
/// Thrown by a <see cref="TaskWork"/> whose process is gone: <c>worker exited (signal 9)</c>. The task has not failed, it
/// was interrupted: it resumes where it can.
/// </summary>
/// <param name="reason">What users are told.</param>
public sealed class RunLostException(string reason) : Exception(reason);
