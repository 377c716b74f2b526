namespace PluginTasks.Sandbox.Access;

/// <summary>What a rule lets through, after it was read: a file or folder, network addresses, a program, a part of the host.</summary>
public interface IAccessTarget
{
    /// <summary>The one way to write it. Targets that mean the same have the same; reading it again gives it again.</summary>
    string Normalized { get; }
}
