using PluginTasks.Sandbox.Access.Files;

namespace PluginTasks.Sandbox.Cage;

/// <summary>What every program of a machine needs of it.</summary>
internal static class SystemPaths
{
    private static readonly string[] Programs = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32", "/nix/store", "/gnu/store"];

    // Of /etc what names, times, certificates and libraries are looked up in; not what belongs to services.
    private static readonly string[] Knowledge =
    [
        "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/ld-musl-x86_64.path", "/etc/ld-musl-aarch64.path",
        "/etc/alternatives", "/etc/localtime", "/etc/timezone", "/etc/locale.alias", "/etc/passwd", "/etc/group", "/etc/nsswitch.conf",
        "/etc/hosts", "/etc/services", "/etc/protocols", "/etc/mime.types", "/etc/magic",
        "/etc/terminfo", "/etc/fonts", "/etc/ssl/certs", "/etc/ssl/openssl.cnf",
        "/etc/ca-certificates", "/etc/pki/tls/certs", "/etc/pki/ca-trust", "/etc/crypto-policies",
        "/sys/fs/cgroup", "/sys/devices/system/cpu", "/sys/devices/system/node", "/sys/kernel/mm/transparent_hugepage",
    ];

    private static readonly string[] Sources = ["/dev/random", "/dev/urandom"];

    private static readonly string[] Sinks = ["/dev/null", "/dev/zero", "/dev/full"];

    /// <summary>What the kernel starts when it starts a program.</summary>
    public static IReadOnlyList<string> Loaders { get; } =
        ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1", "/lib/ld-musl-x86_64.so.1", "/lib/ld-musl-aarch64.so.1"];

    /// <param name="runsPrograms">Whether all of the system's programs may be run, or only read.</param>
    public static IEnumerable<PathGrant> Grants(bool runsPrograms) =>
    [
        .. Of(Programs, runsPrograms ? FileRights.Run : FileRights.Read),
        .. Of(Knowledge, FileRights.Read),
        .. Of(Sources, FileRights.ReadFile),
        .. Of(Sinks, FileRights.ReadFile | FileRights.WriteFile),
    ];

    /// <summary>Grants for what is there, by its real place.</summary>
    public static IEnumerable<PathGrant> Of(IEnumerable<string> paths, FileRights rights) => paths
        .Select(path => PathResolver.TryResolve(path, followLast: true, out var real, out _) ? real.Path : null)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .Where(path => path != "/" && Path.Exists(path))
        .Select(path => new PathGrant(path, rights));
}
