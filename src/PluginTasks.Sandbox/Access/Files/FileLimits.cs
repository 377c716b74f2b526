namespace PluginTasks.Sandbox.Access.Files;

/// <summary>What no file rule can grant.</summary>
internal sealed class FileLimits
{
    private readonly string[] own;
    private readonly string[] host;
    private readonly string[] code;
    private readonly string moduleFolder;
    private readonly string? dataFolder;

    public FileLimits(AccessScope scope)
    {
        moduleFolder = Real(scope.ModuleFolder);
        dataFolder = scope.DataFolder is null ? null : Real(scope.DataFolder);
        own = dataFolder is null ? [moduleFolder] : [moduleFolder, dataFolder];
        host = [.. scope.HostFolders.Select(Real)];
        code = [.. scope.CodeParts.Select(part => Real(scope.ModuleFolder + "/" + part))];
    }

    public AccessError? Check(string text, ResolvedPath target, AccessOperation operation)
    {
        var path = target.Path;
        if (path == "/")
        {
            return Refused(text, "is the root of all files; name the folder that is needed");
        }

        if (IsKernel(path, operation))
        {
            return Refused(text, "is the kernel's, and shows or steers other processes");
        }

        if (IsHosts(path))
        {
            return Refused(text, "belongs to the host or to another module");
        }

        if (host.Any(folder => PathResolver.IsWithin(folder, path)))
        {
            return Refused(text, "has a folder of the host's in it; name a folder further inside");
        }

        // A link that the module can replace leads elsewhere the next time the rules are read.
        if (dataFolder is not null && target.Links.Any(link => PathResolver.IsWithin(link, dataFolder)))
        {
            return FileTarget.Error(text, "leads through a link that the module itself can write");
        }

        return IsWrite(operation) && IsCode(path)
            ? new AccessError(
                AccessCodes.OwnCode,
                AccessField.Target,
                $"{Quoted.Text(text)} is what the module is made of, which it cannot change; write to its data folder")
            : null;
    }

    private static bool IsWrite(AccessOperation operation) =>
        operation is AccessOperation.Create or AccessOperation.Modify or AccessOperation.Delete;

    private static bool IsKernel(string path, AccessOperation operation) =>
        PathResolver.IsWithin(path, "/proc") || path is "/sys" or "/dev" ||
        (operation != AccessOperation.Read && PathResolver.IsWithin(path, "/sys"));

    // The innermost folder decides: modules lie inside of the host's folders, and are not the host's.
    private bool IsHosts(string path)
    {
        var ofHost = Innermost(host, path);
        return ofHost > 0 && ofHost >= Innermost(own, path);
    }

    private bool IsCode(string path) =>
        path == moduleFolder || code.Any(part => PathResolver.IsWithin(path, part) || PathResolver.IsWithin(part, path));

    private static int Innermost(string[] folders, string path) =>
        folders.Where(folder => PathResolver.IsWithin(path, folder)).Select(folder => folder.Length).DefaultIfEmpty(0).Max();

    private static AccessError Refused(string text, string problem) =>
        new(AccessCodes.HostFolder, AccessField.Target, $"{Quoted.Text(text)} {problem}");

    private static string Real(string folder) => PathResolver.TryResolve(folder, followLast: true, out var resolved, out var problem)
        ? resolved.Path
        : throw new ArgumentException($"the folder {Quoted.Text(folder)} {problem}", nameof(folder));
}
