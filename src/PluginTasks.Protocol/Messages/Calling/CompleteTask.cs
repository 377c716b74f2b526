using PluginTasks.Sdk;

namespace PluginTasks.Protocol.Messages.Calling;

/// <summary>A task whose completion is a function of the module has ended.</summary>
public sealed record CompleteTask(long Completion, TaskSnapshot Task, Session Session);
