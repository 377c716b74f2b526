using PluginTasks.Sandbox.Support;

namespace PluginTasks.Cli.Commands.Doctor;

/// <summary>What of the sandbox this machine enforces.</summary>
/// <param name="kernel">What it can.</param>
/// <param name="isRequired"><c>sandbox.required</c>.</param>
/// <param name="allowsPortOnly"><c>sandbox.allow_port_only_egress</c>.</param>
internal sealed class SandboxChecks(KernelSupport kernel, bool isRequired, bool allowsPortOnly)
{
    private const string Area = "sandbox";
    private const int StrictOvercommit = 2;
    private const int VersionWithPorts = 4;

    private FindingLevel Missing => isRequired ? FindingLevel.Problem : FindingLevel.Warning;

    private string MissingMeans => isRequired ? "sandbox.required is true, so modules are not started" : "nothing but the SDK's own checks is in their way";

    public IEnumerable<Finding> Run()
    {
        if (!kernel.IsLinux)
        {
            yield return new Finding(Area, "system", Missing,
                $"This system has none of what holds a module in its place: its worker and its programs can do what the host's user can; {MissingMeans}.",
                "Run the host on Linux, or only modules that you trust as the host itself.");
            yield break;
        }

        yield return Landlock();
        yield return kernel.SeccompProblem is { } noFilter
            ? new Finding(
                Area, "seccomp", Missing,
                $"System calls cannot be filtered ({noFilter}), and without that no module is put into a cage, whatever else there is: " +
                $"its worker and its programs run as the host's own user; {MissingMeans}.",
                "Use a kernel with CONFIG_SECCOMP_FILTER=y, and a container whose profile allows seccomp(2).")
            : new Finding(
                Area, "seccomp", FindingLevel.Ok,
                "System calls are filtered: no programs from workers, no sockets but what is declared, " +
                "no way into the kernel's administration.");
        yield return kernel.HasNoNewPrivileges
            ? new Finding(Area, "no_new_privs", FindingLevel.Ok, "No program gains rights by being started.")
            : new Finding(
                Area, "no_new_privs", Missing,
                $"The kernel is too old to keep programs from gaining rights; {MissingMeans}.", "Use Linux 5.13 or later.");
        if (kernel.SeccompProblem is null)
        {
            yield return Users();
            yield return Network();
        }

        yield return Groups();
        if (kernel.Overcommit == StrictOvercommit)
        {
            yield return new Finding(
                Area, "memory", FindingLevel.Warning,
                "The kernel promises no more memory than there is, and each worker reserves more than it uses: " +
                "starts may fail with much memory free.",
                "sysctl vm.overcommit_memory=0");
        }
    }

    private Finding Landlock()
    {
        if (kernel.LandlockVersion == 0)
        {
            return new Finding(
                Area, "Landlock", Missing,
                $"It is not there ({kernel.LandlockProblem}): modules reach every file that their user can; {MissingMeans}.",
                "Use Linux 5.13 or later with CONFIG_SECURITY_LANDLOCK=y and landlock among 'lsm=' of the boot options " +
                "(cat /sys/kernel/security/lsm); a container's seccomp profile has to allow landlock_create_ruleset.");
        }

        var missing = LandlockVersions.Missing(kernel.LandlockVersion);
        var held = $"Version {kernel.LandlockVersion} holds {string.Join(", ", LandlockVersions.Held(kernel.LandlockVersion))}.";
        return kernel.SeccompProblem is not null
            ? new Finding(
                Area, "Landlock", Missing,
                $"Version {kernel.LandlockVersion} is there and is not used: without the filter of system calls there are no cages.",
                "See to the filter, below.")
            : missing.Count == 0
            ? new Finding(Area, "Landlock", FindingLevel.Ok, held)
            : new Finding(
                Area, "Landlock", FindingLevel.Warning,
                $"{held} It does not hold {string.Join(", ", missing)}.", "Use the Linux named there, or a later one.");
    }

    private Finding Users() => kernel.IsRoot && !kernel.CanSwitchUsers
        ? new Finding(Area, "users", FindingLevel.Problem,
            "The host is root but may not change users (CAP_SETUID, CAP_SETGID, CAP_CHOWN), which each module needs of it: none starts.",
            "Give the container these capabilities (--cap-add SETUID --cap-add SETGID --cap-add CHOWN), or start the host as another user (--user 1000).")
        : kernel.IsRoot ? new Finding(Area, "users", FindingLevel.Ok, "The host is root: each module runs as a user of its own without rights.")
        : new Finding(Area, "users", FindingLevel.Warning,
            "The host is not root: modules run as its user, and are kept from its files and processes by Landlock and seccomp alone.",
            "Start the host as root, as a service of the system does, where modules come from others.");

    private Finding Network()
    {
        if (kernel.NetworkProblem is not { } problem)
        {
            return new Finding(
                Area, "network", FindingLevel.Ok,
                "A module with network targets gets a network of its own with nothing in it but the host's proxy.");
        }

        return allowsPortOnly && kernel.LandlockVersion >= VersionWithPorts
            ? new Finding(
                Area, "network", FindingLevel.Warning,
                $"Modules get no network of their own ({problem}), and sandbox.allow_port_only_egress is true: " +
                "a program with network targets can reach the proxy's port on every machine.",
                "Start the host as root with CAP_SYS_ADMIN, or set in plugintasks.yaml:  sandbox: {allow_port_only_egress: false}")
            : new Finding(
                Area, "network", FindingLevel.Warning,
                $"Modules get no network of their own ({problem}): sdk.Http works, programs that a module starts have no network" +
                $"{(allowsPortOnly ? ", as this Landlock cannot keep them to a port" : "")}.",
                "Start the host as root with CAP_SYS_ADMIN (in a container: --cap-add SYS_ADMIN), where programs need network.");
    }

    private Finding Groups() => kernel.GroupProblem is { } none
        ? new Finding(
            Area, "control groups", FindingLevel.Warning,
            $"None can be made ({none}): the memory of modules is looked at four times a second and not held at each moment, " +
            "the number of processes is not held for all of them, processor time is not shared out.",
            "Start the host as a service with Delegate=yes in its unit, or as root.")
        : new Finding(
            Area, "control groups",
            kernel.GroupControllers.Contains("memory") ? FindingLevel.Ok : FindingLevel.Warning,
            $"Version {kernel.GroupVersion} holds {string.Join(", ", kernel.GroupControllers)} of each worker and program.");
}
