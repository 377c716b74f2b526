namespace PluginTasks.Web.Accounts;

/// <summary><c>users.yaml</c> cannot be read, or not be changed; the message says where and why.</summary>
public sealed class UsersFileException(string message) : Exception(message);
