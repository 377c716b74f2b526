using PluginTasks.Sandbox.Access;
using PluginTasks.Sandbox.Access.Files;
using PluginTasks.Sandbox.Processes;
using PluginTasks.Sdk;

namespace PluginTasks.Sandbox.Subprocess;

/// <summary>Makes of what a module asks for what is started, or refuses it.</summary>
internal static class SubprocessChecks
{
    public static ChildStart Prepare(SubprocessRequest request, Func<string, string?> hostVariable)
    {
        CheckCommand(request.Command);
        if (request.Timeout is { } timeout)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout, TimeSpan.Zero, "timeout");
        }

        ReservedVariables.Check(request.Env ?? new Dictionary<string, string>());
        return new ChildStart
        {
            Program = Find(request),
            Name = request.Command[0],
            Arguments = [.. request.Command.Skip(1)],
            WorkingFolder = Folder(request),
            Environment = SubprocessEnvironment.Of(request, hostVariable),
        };
    }

    /// <summary>What a failed start is to the module.</summary>
    public static SdkException Refusal(SubprocessRequest request, ProcessStartException e) => e.Failure switch
    {
        ProcessStartFailure.NoProgram or ProcessStartFailure.NotAllowed => SdkException.SubprocessDenied(request.Module, request.Command[0]),
        ProcessStartFailure.WorkingFolder => SdkException.FilesystemDenied(request.Module, request.Cwd ?? request.Place.DataFolder),
        _ => new SdkException(ErrorCodes.SubprocessFailed, e.Message, e),
    };

    private static void CheckCommand(IReadOnlyList<string> command)
    {
        if (command is not { Count: > 0 })
        {
            throw new ArgumentException("The command is empty; it is a list of the program and its arguments.", nameof(command));
        }

        if (command.Any(part => string.IsNullOrEmpty(part) || part.Contains('\0', StringComparison.Ordinal)))
        {
            throw new ArgumentException("The command has a part that is empty or has a NUL in it.", nameof(command));
        }
    }

    // What is not there is refused like what is forbidden: a module does not find out what the host has.
    private static string Find(SubprocessRequest request)
    {
        var program = request.Command[0];
        var answer = request.Rules.Check(ResourceType.Subprocess, AccessOperation.Run, program);
        var path = !answer.IsAllowed ? null
            : answer.Target!.StartsWith('/') ? answer.Target
            : request.Place.ProgramFolders.Select(folder => folder + "/" + answer.Target).FirstOrDefault(IsProgram);
        return path ?? throw SdkException.SubprocessDenied(request.Module, program);
    }

    private static bool IsProgram(string path)
    {
        const UnixFileMode Execute = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        return File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & Execute) != 0);
    }

    private static string Folder(SubprocessRequest request)
    {
        Directory.CreateDirectory(request.Place.DataFolder);
        Directory.CreateDirectory(request.Place.TempFolder);
        if (request.Cwd is null)
        {
            return request.Place.DataFolder;
        }

        var answer = request.Rules.Check(ResourceType.Filesystem, AccessOperation.Read, request.Cwd);
        var isIn = answer.Target is { } path && (answer.IsAllowed || IsTemporary(path, request.Place)) && Directory.Exists(path);
        return isIn ? answer.Target! : throw SdkException.FilesystemDenied(request.Module, request.Cwd);
    }

    private static bool IsTemporary(string path, SubprocessPlace place) =>
        PathResolver.TryResolve(place.TempFolder, followLast: true, out var folder, out _) && PathResolver.IsWithin(path, folder.Path);
}
