namespace PluginTasks.Sandbox.Cage;

/// <summary>What may be done below a folder, or with a file: the rights of Landlock, in the kernel's own numbers.</summary>
[Flags]
internal enum FileRights : ulong
{
    None = 0,
    Execute = 1 << 0,
    WriteFile = 1 << 1,
    ReadFile = 1 << 2,
    ReadFolder = 1 << 3,
    RemoveFolder = 1 << 4,
    RemoveFile = 1 << 5,
    MakeCharacterDevice = 1 << 6,
    MakeFolder = 1 << 7,
    MakeFile = 1 << 8,
    MakeSocket = 1 << 9,
    MakePipe = 1 << 10,
    MakeBlockDevice = 1 << 11,
    MakeLink = 1 << 12,
    Move = 1 << 13,
    Truncate = 1 << 14,
    ControlDevice = 1 << 15,

    Read = ReadFile | ReadFolder,
    Run = Read | Execute,

    /// <summary>All that an owner does, but to make what is no file: no devices, sockets or pipes with a name.</summary>
    Own = Read | WriteFile | Truncate | MakeFile | MakeFolder | MakeLink | RemoveFile | RemoveFolder | Move,

    /// <summary>Those that mean something for a file that is no folder. The kernel refuses the others there.</summary>
    OfFiles = Execute | WriteFile | ReadFile | Truncate | ControlDevice,
}
