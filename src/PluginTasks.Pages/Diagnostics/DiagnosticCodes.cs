namespace PluginTasks.Pages.Diagnostics;

/// <summary>Every code there is. <c>docs/diagnostics.md</c> has a line for each, and a test compares the two.</summary>
public static class DiagnosticCodes
{
    public static readonly DiagnosticCode Syntax = new("PT1001", "The file is not valid YAML, or not UTF-8 text.");
    public static readonly DiagnosticCode DuplicateKey = new("PT1002", "A key stands twice in one map.");
    public static readonly DiagnosticCode Tag = new("PT1003", "A YAML tag (`!something`) is used.");
    public static readonly DiagnosticCode TooLarge = new("PT1004", "A file, or a page, is larger than the limits.");
    public static readonly DiagnosticCode TooDeep = new("PT1005", "Lists and maps nest deeper than 64 levels.");
    public static readonly DiagnosticCode TooManyAliases = new("PT1006", "Aliases expand to more than 10,000 nodes.");
    public static readonly DiagnosticCode Unreadable = new("PT1007", "A file cannot be read, or a folder stands where a file should.");
    public static readonly DiagnosticCode TooManyProblems = new("PT1008", "A file has more problems than are shown.");

    public static readonly DiagnosticCode BadManifest = new("PT1101", "`module.yaml` is missing or is not a map.");
    public static readonly DiagnosticCode ManifestKey = new("PT1102", "The manifest or `rbac.yaml` has a key that does not exist.");
    public static readonly DiagnosticCode ManifestValue = new("PT1103", "A value in the manifest or `rbac.yaml` has the wrong type or is not allowed.");
    public static readonly DiagnosticCode ManifestMissing = new("PT1104", "A required key of the manifest is missing.");
    public static readonly DiagnosticCode ModuleName = new("PT1105", "The module's name is malformed, or not that of its folder.");
    public static readonly DiagnosticCode DuplicateModule = new("PT1106", "Two modules have one name.");
    public static readonly DiagnosticCode PermissionName = new("PT1107", "A permission's name does not start with its module's name, or is malformed.");
    public static readonly DiagnosticCode UndeclaredPermission = new("PT1108", "A permission is used that its module does not declare.");
    public static readonly DiagnosticCode PageName = new("PT1109", "A page's file name cannot be part of a route, or two files make one route.");

    public static readonly DiagnosticCode NoKind = new("PT1201", "A component has no kind.");
    public static readonly DiagnosticCode DuplicateId = new("PT1202", "An id is used twice.");
    public static readonly DiagnosticCode UnknownKind = new("PT1203", "There is no such kind of component.");
    public static readonly DiagnosticCode UnknownProperty = new("PT1204", "There is no such property here.");
    public static readonly DiagnosticCode MissingProperty = new("PT1205", "A required property is missing.");
    public static readonly DiagnosticCode WrongType = new("PT1206", "A value has the wrong type.");
    public static readonly DiagnosticCode NotAllowed = new("PT1207", "A value is not one of those allowed.");
    public static readonly DiagnosticCode BadId = new("PT1208", "An id is malformed.");

    public static readonly DiagnosticCode IncludeNotFound = new("PT1301", "An included file is not there.");
    public static readonly DiagnosticCode LeavesModule = new("PT1302", "A path or link leads out of the module.");
    public static readonly DiagnosticCode IncludeCycle = new("PT1303", "Includes go round in a circle.");
    public static readonly DiagnosticCode IncludeTooDeep = new("PT1304", "Includes nest deeper than 16 levels.");
    public static readonly DiagnosticCode UnknownParameter = new("PT1305", "A fragment reads a parameter that it is not given.");

    public static readonly DiagnosticCode NotARule = new("PT1401", "This is not a rule.");
    public static readonly DiagnosticCode UnknownOperator = new("PT1402", "There is no such operator.");
    public static readonly DiagnosticCode MissingSide = new("PT1403", "A condition lacks a side.");
    public static readonly DiagnosticCode BadPath = new("PT1404", "A path is malformed.");
    public static readonly DiagnosticCode BadPattern = new("PT1405", "A pattern is malformed.");

    public static readonly DiagnosticCode UnknownKey = new("PT1501", "A message key is in no locale.");
    public static readonly DiagnosticCode MissingTranslation = new("PT1502", "A message key is in one locale and not in another.");
    public static readonly DiagnosticCode BadMessage = new("PT1503", "A message is malformed.");
    public static readonly DiagnosticCode ForeignKey = new("PT1504", "A message key does not start with the module's name, and is left out.");

    public static readonly DiagnosticCode UnknownAction = new("PT1601", "There is no such action.");
    public static readonly DiagnosticCode UnknownTask = new("PT1602", "There is no such task.");

    public static readonly DiagnosticCode BadSchedule = new("PT1701", "A schedule is malformed.");

    public static readonly DiagnosticCode HostFolder = new("PT1801", "An access rule opens `/`, a folder of the host or the kernel's.");
    public static readonly DiagnosticCode EveryHost = new("PT1802", "An access rule opens every host.");
    public static readonly DiagnosticCode NetworkTarget = new("PT1803", "The network target of an access rule is malformed.");
    public static readonly DiagnosticCode FileTarget = new("PT1804", "The file target of an access rule is malformed.");
    public static readonly DiagnosticCode ProgramTarget = new("PT1805", "The program of an access rule is malformed.");
    public static readonly DiagnosticCode HostTarget = new("PT1806", "An access rule names a part of the host that does not exist.");
    public static readonly DiagnosticCode ResourceType = new("PT1807", "There is no such type of resource.");
    public static readonly DiagnosticCode AccessOperation = new("PT1808", "An operation does not go with its type of resource.");
    public static readonly DiagnosticCode OwnCode = new("PT1809", "An access rule lets a module change its own code.");

    /// <summary>All codes in order.</summary>
    public static IReadOnlyList<DiagnosticCode> All { get; } =
    [
        Syntax, DuplicateKey, Tag, TooLarge, TooDeep, TooManyAliases, Unreadable, TooManyProblems,
        BadManifest, ManifestKey, ManifestValue, ManifestMissing, ModuleName, DuplicateModule, PermissionName,
        UndeclaredPermission, PageName,
        NoKind, DuplicateId, UnknownKind, UnknownProperty, MissingProperty, WrongType, NotAllowed, BadId,
        IncludeNotFound, LeavesModule, IncludeCycle, IncludeTooDeep, UnknownParameter,
        NotARule, UnknownOperator, MissingSide, BadPath, BadPattern,
        UnknownKey, MissingTranslation, BadMessage, ForeignKey,
        UnknownAction, UnknownTask,
        BadSchedule,
        HostFolder, EveryHost, NetworkTarget, FileTarget, ProgramTarget, HostTarget, ResourceType, AccessOperation, OwnCode,
    ];
}
