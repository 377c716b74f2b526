using PluginTasks.Sandbox.Folders;
using PluginTasks.Sandbox.Limits;

namespace PluginTasks.Modules.Running;

/// <summary>The folders of a module. Whole paths.</summary>
/// <param name="Code">What its author wrote; to be read only.</param>
/// <param name="Data">What it keeps.</param>
/// <param name="Temp">What it need not keep; gone with the generation.</param>
public sealed record ModuleFolders(string Code, string Data, string Temp)
{
    internal OwnFolders Own => new(Data, Temp);

    public void Create()
    {
        // Others pass through the folder of all modules' data, each as its own user, and see no more than their own.
        Directory.CreateDirectory(Path.GetDirectoryName(Data)!);
        CreateOwn(Data);
        CreateOwn(Temp);
    }

    /// <summary>Removes what need not be kept. What cannot be removed stays until the next host tries.</summary>
    public void RemoveTemp() => FolderRemoval.Remove(Temp);

    private static void CreateOwn(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
