using PluginTasks.Attack.Tests.Hosting;
using PluginTasks.Sandbox.Linux;
using PluginTasks.Sdk;
using static PluginTasks.Attack.Tests.Hosting.Errno;

namespace PluginTasks.Attack.Tests.Groups;

/// <summary>What a module cannot do to files. What is tried here all users may do, by the files' modes, unless a line is about their owners.</summary>
public sealed class FilesTests(AttackedHost host) : AttackGroup(host)
{
    private const int RegularFile = 0x8000;

    private string Theirs => Path.Combine(Host.Open, "file");

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line01_Reading_BeyondItsRoots_IsRefused(Side side) => Host.RefusesAsync(
        side,
        Open(Path.Combine(Host.CodeFolder, "module.yaml")).Works(),
        Open("/usr/bin/env").Works(),
        Open(Theirs).Fails(Denied),
        Open(Host.Database).Fails(Denied),
        Open(Host.At("host/modules/probe")).Fails(Denied),
        Open("/etc/shadow").Fails(Denied),
        Open("/etc/hostname").Fails(Denied, NoEntry),
        Open("/root").Fails(Denied),
        Open("/var/log").Fails(Denied),
        Open("/sys/kernel").Fails(Denied),
        Open("/dev/mem").Fails(Denied, NoEntry),
        Open("/run").Fails(Denied));

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line02_Writing_BeyondItsFolders_IsRefused(Side side) => Host.RefusesAsync(
        side,
        Open(Own(side, "new"), Write | Create, AllModes).Works(),
        Open(Path.Combine(Host.TempFolder, "new"), Write | Create, AllModes).Works(),
        Open(Theirs, Write).Fails(Denied),
        Open(Theirs, Both).Fails(Denied),
        Open(Path.Combine(Host.Open, "new"), Write | Create, AllModes).Fails(Denied),
        Call.To("mkdirat", Here, Path.Combine(Host.Open, "more"), AllModes).Fails(Denied),
        Call.To("symlinkat", Theirs, Here, Path.Combine(Host.Open, "link")).Fails(Denied),
        Open($"/tmp/{Foreign(side)}", Write | Create, AllModes).Fails(Denied),
        Open($"/var/tmp/{Foreign(side)}", Write | Create, AllModes).Fails(Denied),
        Open($"/dev/shm/{Foreign(side)}", Write | Create, AllModes).Fails(Denied, NoEntry));

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line03_Listing_OtherFolders_IsRefused(Side side) => Host.RefusesAsync(
        side,
        Open(Host.DataFolder).Works(),
        Call.To("getdents64", new Call.Ref(0), new Call.Out(4096), 4096).Works(),
        Open(Host.Open).Fails(Denied),
        Open("/").Fails(Denied),
        Open("/tmp").Fails(Denied),
        Open("/home").Fails(Denied),
        Open("/etc").Fails(Denied),
        Open(Host.At("host/modules")).Fails(Denied),
        Open(Path.GetDirectoryName(Host.CodeFolder)!).Fails(Denied));

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public async Task Line04_Truncating_WhatItMayOnlyRead_IsRefused(Side side)
    {
        await Host.RefusesAsync(
            side,
            Open(Host.Shared).Works(),
            Open(Host.Shared, Truncate).Fails(Denied),
            Open(Host.Shared, Write | Truncate).Fails(Denied),
            Call.To("truncate", Host.Shared, 0).Fails(Denied),
            Call.To("ftruncate", new Call.Ref(0), 0).Fails(Invalid, Denied));

        Assert.Equal("theirs", File.ReadAllText(Host.Shared));
    }

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public async Task Line05_Removing_FilesOfTheHost_IsRefused(Side side)
    {
        var mine = Own(side, "mine");
        await Host.RefusesAsync(
            side,
            Open(mine, Write | Create, AllModes).Works(),
            Call.To("unlinkat", Here, Theirs, 0).Fails(Denied),
            Call.To("unlinkat", Here, Host.At("open/folder"), 0x200).Fails(Denied),
            Call.To("renameat", Here, Theirs, Here, mine).Fails(Denied, CrossDevice),
            Call.To("renameat", Here, mine, Here, Theirs).Fails(Denied, CrossDevice),
            Call.To("renameat2", Here, mine, Here, Theirs, 2).Fails(Denied, CrossDevice),
            Call.To("renameat", Here, Theirs, Here, Path.Combine(Host.Open, "other")).Fails(Denied, CrossDevice));

        Assert.Equal("theirs", File.ReadAllText(Theirs));
    }

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line06_Linking_ForeignFilesInward_IsRefused(Side side) => Host.RefusesAsync(
        side,
        Call.To("linkat", Here, Theirs, Here, Own(side, "theirs"), 0).Fails(Denied, CrossDevice),
        Call.To("linkat", Here, Host.Shared, Here, Own(side, "shared"), 0).Fails(Denied, CrossDevice),
        Call.To("linkat", Here, "/etc/passwd", Here, Own(side, "passwd"), 0).Fails(Denied, CrossDevice, NotPermitted));

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line07_SymbolicLinks_LeadNowhere(Side side)
    {
        var (file, folder, up) = (Own(side, "to-file"), Own(side, "to-folder"), Own(side, "up"));
        return Host.RefusesAsync(
            side,
            Call.To("symlinkat", Theirs, Here, file).Works(),
            Call.To("symlinkat", Host.Open, Here, folder).Works(),
            Call.To("symlinkat", "../../../open", Here, up).Works(),
            Open(file).Fails(Denied),
            Open(file, Write | Truncate).Fails(Denied),
            Open(folder).Fails(Denied),
            Open(Path.Combine(folder, "file")).Fails(Denied),
            Open(Path.Combine(folder, "new"), Write | Create, AllModes).Fails(Denied),
            Open(Path.Combine(up, "file")).Fails(Denied));
    }

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line08_Siblings_AndWhatLiesAbove_AreClosed(Side side) => Host.RefusesAsync(
        side,
        Open(Host.DataFolder + "/../../plugintasks.db").Fails(Denied),
        Open(Host.DataFolder + "/../../../open/file").Fails(Denied),
        Open(Host.DataFolder + "-more/file").Fails(Denied),
        Open(Host.DataFolder + "/../attacker-more/file").Fails(Denied),
        Open(Host.DataFolder).Works(),
        Call.To("openat", new Call.Ref(4), "../../../open/file", 0, 0).Fails(Denied),
        Call.To("openat", new Call.Ref(4), "../attacker-more/new", Write | Create, AllModes).Fails(Denied));

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public async Task Line09_Folders_MovedIntoWiderRights_StayWhereTheyAre(Side side)
    {
        await Host.RefusesAsync(
            side,
            Call.To("renameat", Here, Path.Combine(Host.Wide, "folder"), Here, Own(side, "moved")).Fails(Denied, CrossDevice),
            Call.To("renameat", Here, Path.Combine(Host.Wide, "folder", "file"), Here, Own(side, "moved")).Fails(Denied, CrossDevice),
            Call.To("linkat", Here, Path.Combine(Host.Wide, "folder", "file"), Here, Own(side, "moved"), 0).Fails(Denied, CrossDevice));

        Assert.True(File.Exists(Path.Combine(Host.Wide, "folder", "file")));
    }

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public async Task Line10_ItsOwnCode_CannotBeChanged(Side side)
    {
        await Host.RefusesAsync(
            side,
            Open(Path.Combine(Host.CodeFolder, "module.yaml"), Write).Fails(Denied),
            Open(Path.Combine(Host.CodeFolder, "lib/Attacker.dll"), Write).Fails(Denied),
            Open(Path.Combine(Host.CodeFolder, "scripts/new.js"), Write | Create, AllModes).Fails(Denied, NoEntry),
            Open(Host.Shared, Write).Fails(Denied),
            Open(Path.Combine(Host.Wide, "new"), Write | Create, AllModes).Fails(Denied),
            Call.To("unlinkat", Here, Path.Combine(Host.Wide, "folder", "file"), 0).Fails(Denied),
            Call.To("renameat", Here, Host.CodeFolder, Here, Own(side, "code")).Fails(Denied, CrossDevice));

        Assert.Equal("theirs", File.ReadAllText(Host.Shared));
    }

    [Fact]
    public async Task Line11_Links_ThatItPlants_AreNotFollowedByTheHost()
    {
        var (link, theirs) = (Path.Combine(Host.DataFolder, "planted"), Path.Combine(Host.Open, "folder"));
        await Host.RefusesAsync(
            Side.Worker,
            Call.To("symlinkat", theirs, Here, link).Works(),
            Call.To("symlinkat", theirs, Here, Path.Combine(Host.TempFolder, "planted")).Works());

        Assert.Equal(ErrorCodes.FilesystemDenied, await CodeOf(Host.Test.CallAsync("attacker.read", new { path = link + "/file" })));
        Assert.Equal(ErrorCodes.FilesystemDenied, await CodeOf(Host.RunAsync(new { command = new[] { "cat", "file" }, cwd = link })));

        if (!IsRoot)
        {
            return;
        }

        // What gives the folder to its user, and what removes the temporary one, meets the links.
        FileCalls.Give(Host.DataFolder, 0);
        var generation = Host.Attacker.Current!;
        await Host.RenewAsync();
        await generation.Free;
        await generation.Lost;
        Assert.NotEqual(0u, FileCalls.Look(Host.DataFolder)!.User);
        Assert.Equal(0u, FileCalls.Look(theirs)!.User);
        Assert.Equal("theirs", File.ReadAllText(Path.Combine(theirs, "file")));
    }

    [Fact]
    public async Task Line12_Paths_SwappedAfterTheCheck_GiveNothing()
    {
        var place = Path.Combine(Host.DataFolder, "swapped");
        await Host.RunAsync(new { command = new[] { "mkdir", place } });
        var swapping = Host.ShellAsync($"cd {Host.DataFolder}; i=0; while [ $i -lt 300 ]; do mv swapped kept; ln -s {Host.Open} swapped; rm swapped; mv kept swapped; i=$((i+1)); done");

        while (!swapping.IsCompleted)
        {
            Assert.DoesNotContain("theirs", await OutcomeOf(Host.RunAsync(new { command = new[] { "cat", "file" }, cwd = place })), StringComparison.Ordinal);
            Assert.DoesNotContain("theirs", await OutcomeOf(Host.Test.CallAsync("attacker.read", new { path = place + "/file" })), StringComparison.Ordinal);
        }

        Assert.Equal("", (await swapping).Error);

        // Once more in order: what the host has allowed leads elsewhere by the time that it is opened.
        var asked = new { type = "filesystem", operation = "read", target = place + "/file" };
        Assert.Equal("Allowed", (await Host.Test.CallAsync("attacker.allowed", asked)).Value!.Value.GetString());
        await Host.RefusesAsync(
            Side.Worker,
            Call.To("renameat", Here, place, Here, place + "-aside").Works(),
            Call.To("symlinkat", Host.Open, Here, place).Works(),
            Open(place + "/file").Fails(Denied));
        await Host.RefusesAsync(Side.Program, Open(place + "/file").Fails(Denied));
    }

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public Task Line13_Devices_AndSetuidFiles_AreNotMade(Side side)
    {
        var mine = Own(side, "plain");
        return Host.RefusesAsync(
            side,
            Open(mine, Both | Create, AllModes).Works(),
            Call.To("mknodat", Here, Own(side, "character"), 0x2000 | AllModes, 0x103).Fails(NotPermitted),
            Call.To("mknodat", Here, Own(side, "block"), 0x6000 | AllModes, 0x800).Fails(NotPermitted),
            Call.To("mknodat", Here, Own(side, "pipe"), 0x1000 | AllModes, 0).Fails(NotPermitted),
            Call.To("mknodat", Here, Own(side, "socket"), 0xC000 | AllModes, 0).Fails(NotPermitted),
            Call.To("mknodat", Here, Own(side, "setuid"), RegularFile | 0x9ED, 0).Fails(NotPermitted),
            Open(Own(side, "setuid"), Write | Create, 0x9ED).Fails(NotPermitted),
            Call.To("fchmodat", Here, mine, 0x9ED).Fails(NotPermitted),
            Call.To("fchmodat", Here, mine, 0x5ED).Fails(NotPermitted),
            Call.To("fchmodat2", Here, mine, 0x9ED, 0).Fails(NotPermitted),
            Call.To("fchmod", new Call.Ref(0), 0x9ED).Fails(NotPermitted),
            Call.To("fchmod", new Call.Ref(0), 0x1C0).Works());
    }

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public async Task Line14_Modes_OwnersAndTimes_OfOthersStay(Side side)
    {
        var before = FileCalls.Look(Host.Owned);
        await Host.RefusesAsync(
            side,
            Call.To("fchmodat", Here, Host.Owned, 0x1FF).Fails(NotPermitted),
            Call.To("fchownat", Here, Host.Owned, 12345, 12345, 0).Fails(NotPermitted),
            Call.To("utimensat", Here, Host.Owned, 0, 0).Fails(NotPermitted, Denied),
            Call.To("utimensat", Here, Host.Owned, new object[] { 1, 1, 1, 1 }, 0).Fails(NotPermitted, Denied),
            Call.To("fchmodat", Here, Path.Combine(Host.CodeFolder, "module.yaml"), 0x1FF).Fails(NotPermitted),
            Call.To("setxattr", Host.Owned, "user.mine", "1", 1, 0).Fails(NotPermitted),
            Open(Own(side, "given"), Both | Create, AllModes).Works(),
            Call.To("fchown", new Call.Ref(6), 0, 0).Fails(NotPermitted),
            Call.To("fchownat", Here, Own(side, "given"), 0, 0, 0).Fails(NotPermitted),
            Call.To("fsetxattr", new Call.Ref(6), "security.capability", "1", 1, 0).Fails(NotPermitted),
            Call.To("ioctl", new Call.Ref(6), 0x40086602, new object[] { 0x10 }).Fails(NotPermitted));

        Assert.Equal(before, FileCalls.Look(Host.Owned));
    }

    [Theory, InlineData(Side.Worker), InlineData(Side.Program)]
    public async Task Line15_Pipes_AndLocks_DoNotStallTheHost(Side side)
    {
        // A pipe with a name would hold up who opens it, and so would a lock on what all may read: also for reading, in .NET.
        await Host.RefusesAsync(
            side,
            Call.To("mknodat", Here, Own(side, "fifo"), 0x1000 | AllModes, 0).Fails(NotPermitted),
            Open(Host.Shared).Works(),
            Call.To("flock", new Call.Ref(1), 2).Fails(NotPermitted),
            Call.To("flock", new Call.Ref(1), 2 | 4).Fails(NotPermitted),
            Call.To("flock", new Call.Ref(1), 1 | 4).Works(),
            Open("/etc/passwd").Works(),
            Call.To("flock", new Call.Ref(5), 2 | 4).Fails(NotPermitted),
            Call.To("fcntl", new Call.Ref(5), 1024, 1).Fails(NotPermitted), // F_SETLEASE
            Call.To("fcntl", new Call.Ref(5), 6, new object[] { 1, 0, 0, 0 }).Fails(BadDescriptor)); // F_SETLK to write

        Assert.Equal("theirs", File.ReadAllText(Host.Shared));
        await Host.RenewAsync();
    }

    // A name that no run before has left behind: what is there already is closed for another reason.
    private static string Foreign(Side side) => $"plugintasks-attack-{side}-{Environment.ProcessId}";

    private static async Task<string> CodeOf(Task call) => (await Assert.ThrowsAnyAsync<SdkException>(() => call)).Code;

    private static async Task<string> OutcomeOf<T>(Task<T> call)
    {
        try
        {
            return (await call)?.ToString() ?? "";
        }
        catch (SdkException error)
        {
            return error.ToString();
        }
    }
}
