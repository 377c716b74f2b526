namespace PluginTasks.Benchmarks.Hosts;

/// <summary>A new folder for what a host keeps, its configuration, and copies of modules.</summary>
internal sealed class HostFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plugintasks-bench-");
    private readonly HostOptions options;

    public HostFolder(HostOptions options)
    {
        this.options = options;
        if (!OperatingSystem.IsWindows())
        {
            // Modules that are copied to here run as users of their own, who have to get there.
            File.SetUnixFileMode(Path, (UnixFileMode)0b111_101_101);
        }

        foreach (var module in options.Copied)
        {
            Copy(module, ModuleFolder(System.IO.Path.GetFileName(module)));
        }

        Directory.CreateDirectory(Copies);
        File.WriteAllText(Configuration, $"log: {{level: warning}}\n{options.Configuration}\n");
    }

    public string Path => folder.FullName;

    public string Token { get; } = Guid.NewGuid().ToString("N");

    public IEnumerable<string> Arguments =>
    [
        options.Command, "--urls", "http://127.0.0.1:0", "--token", Token, "--config", Configuration, "--data-dir", System.IO.Path.Combine(Path, "data"),
        .. options.Modules.Append(Copies).SelectMany(m => new[] { "--modules", m }),
    ];

    private string Copies => System.IO.Path.Combine(Path, "modules");

    private string Configuration => System.IO.Path.Combine(Path, "plugintasks.yaml");

    public string ModuleFolder(string name) => System.IO.Path.Combine(Copies, name);

    public void Dispose() => folder.Delete(recursive: true);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)))
        {
            var target = System.IO.Path.Combine(to, System.IO.Path.GetRelativePath(from, file));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
