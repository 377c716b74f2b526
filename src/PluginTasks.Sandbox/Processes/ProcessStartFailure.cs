namespace PluginTasks.Sandbox.Processes;

/// <summary>Why a program could not be started.</summary>
public enum ProcessStartFailure
{
    /// <summary>There is no such file, or what it says it is to be run by is not there.</summary>
    NoProgram,

    /// <summary>It may not be executed.</summary>
    NotAllowed,

    /// <summary>It is no program for this machine.</summary>
    NotExecutable,

    /// <summary>The folder it was to run in is not there or is closed.</summary>
    WorkingFolder,

    /// <summary>Arguments and environment together are larger than the system takes.</summary>
    TooLarge,

    /// <summary>Out of processes, descriptors or memory; another time it may go.</summary>
    Resources,

    /// <summary>This system cannot do what was asked for.</summary>
    NotSupported,

    Other,
}
