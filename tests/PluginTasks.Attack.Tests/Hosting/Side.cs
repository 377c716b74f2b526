namespace PluginTasks.Attack.Tests.Hosting;

/// <summary>Where the attacker's code runs.</summary>
public enum Side
{
    /// <summary>In its worker.</summary>
    Worker,

    /// <summary>In a program that the host starts for it.</summary>
    Program,
}
