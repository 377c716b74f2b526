using System.Collections.Frozen;
using PluginTasks.Sdk;

namespace PluginTasks.Sandbox.Subprocess;

/// <summary>
/// The variables that no module sets: what the host tells a subprocess, and what steers the loader or the .NET runtime before
/// the program's own first instruction.
/// </summary>
public static class ReservedVariables
{
    private static readonly string[] Prefixes = ["PLUGINTASKS_", "DOTNET_", "COMPlus_", "CORECLR_", "COREHOST_", "LD_", "MALLOC_"];

    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        ["HOME", "TMPDIR", "GLIBC_TUNABLES", "GCONV_PATH", "LOCPATH", "NLSPATH", "RESOLV_HOST_CONF", "HOSTALIASES"],
        StringComparer.Ordinal);

    // Programs read these in upper and in lower case.
    private static readonly FrozenSet<string> Proxies =
        FrozenSet.ToFrozenSet(["HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY", "ALL_PROXY", "NO_PROXY"], StringComparer.OrdinalIgnoreCase);

    public static bool Contains(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Names.Contains(name) || Proxies.Contains(name) || Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal));
    }

    /// <exception cref="SdkException"><c>reserved_environment</c>.</exception>
    /// <exception cref="ArgumentException">A name is empty or has a '=' or a NUL in it, or a value has a NUL.</exception>
    internal static void Check(IReadOnlyDictionary<string, string> variables)
    {
        foreach (var (name, value) in variables)
        {
            if (string.IsNullOrEmpty(name) || name.AsSpan().ContainsAny('=', '\0') || value is null || value.Contains('\0', StringComparison.Ordinal))
            {
                throw new ArgumentException(
                    "The environment has a variable that cannot be passed on: " +
                    "a name needs a character and no '=', and neither it nor its value may have a NUL.");
            }

            if (Contains(name))
            {
                throw new SdkException(ErrorCodes.ReservedEnvironment, $"{ErrorCodes.ReservedEnvironment}: {name}");
            }
        }
    }
}
