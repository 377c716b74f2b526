namespace PluginTasks.Pages.Patterns;

/// <summary>
/// One step of a program. Distances are relative, so that a run of instructions which only jumps
/// within itself can be copied and moved as it is.
/// </summary>
internal readonly record struct Instruction(Operation Operation, int Argument = 0, RuneSet? Set = null);
