namespace PluginTasks.Sandbox.Access;

/// <summary>Why a rule, or a target that was asked for, was refused.</summary>
/// <param name="Code">One of <see cref="AccessCodes"/>.</param>
/// <param name="Field">Which part of the entry is wrong.</param>
/// <param name="Message">What is wrong and, where it can be told, what to write instead. Free of control characters.</param>
public sealed record AccessError(string Code, AccessField Field, string Message);
