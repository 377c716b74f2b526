namespace PluginTasks.Sandbox.Access;

/// <summary>What an access rule allows; <see cref="AccessVocabulary"/> says which goes with which resource.</summary>
public enum AccessOperation
{
    Read,
    Execute,
    Create,
    Modify,
    Delete,
    Send,
    Receive,
    Run,
    Manage,
}
