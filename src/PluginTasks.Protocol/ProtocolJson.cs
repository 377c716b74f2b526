using System.Text.Json;
using System.Text.Json.Serialization;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Errors;
using PluginTasks.Protocol.Messages.Calling;
using PluginTasks.Protocol.Messages.Effects;
using PluginTasks.Protocol.Messages.Guarded;
using PluginTasks.Protocol.Messages.Host;
using PluginTasks.Protocol.Messages.Loading;
using PluginTasks.Protocol.Messages.Schedules;
using PluginTasks.Protocol.Messages.Subprocesses;
using PluginTasks.Protocol.Messages.Tasks;
using PluginTasks.Sdk;

namespace PluginTasks.Protocol;

/// <summary>How messages are written: strict, as both sides are of one version.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = false,
    AllowDuplicateProperties = false,
    UseStringEnumConverter = true,
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    IgnoreReadOnlyProperties = true)]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(CallError))]
[JsonSerializable(typeof(LoadModule))]
[JsonSerializable(typeof(ModuleMessages))]
[JsonSerializable(typeof(LoadedCode))]
[JsonSerializable(typeof(ActionCall))]
[JsonSerializable(typeof(ActionAnswer))]
[JsonSerializable(typeof(PageDataCall))]
[JsonSerializable(typeof(PageDataAnswer))]
[JsonSerializable(typeof(CheckArgs))]
[JsonSerializable(typeof(RunTask))]
[JsonSerializable(typeof(RunTaskAnswer))]
[JsonSerializable(typeof(CompleteTask))]
[JsonSerializable(typeof(ForgetWork))]
[JsonSerializable(typeof(RunLong))]
[JsonSerializable(typeof(SubmitTask))]
[JsonSerializable(typeof(SubmittedTask))]
[JsonSerializable(typeof(ProgressReport))]
[JsonSerializable(typeof(AskUser))]
[JsonSerializable(typeof(UserAnswer))]
[JsonSerializable(typeof(RespondTask))]
[JsonSerializable(typeof(TaskLookup))]
[JsonSerializable(typeof(TaskSnapshots))]
[JsonSerializable(typeof(TaskSnapshot))]
[JsonSerializable(typeof(TaskRef))]
[JsonSerializable(typeof(FoundTask))]
[JsonSerializable(typeof(WaitForTask))]
[JsonSerializable(typeof(NotifyUser))]
[JsonSerializable(typeof(Outcome))]
[JsonSerializable(typeof(ReadTasks))]
[JsonSerializable(typeof(TaskRows))]
[JsonSerializable(typeof(TaskCount))]
[JsonSerializable(typeof(FoundRow))]
[JsonSerializable(typeof(AddSchedule))]
[JsonSerializable(typeof(ScheduleRef))]
[JsonSerializable(typeof(ScheduleList))]
[JsonSerializable(typeof(TaskLogLines))]
[JsonSerializable(typeof(TaskRefs))]
[JsonSerializable(typeof(MadeTask))]
[JsonSerializable(typeof(ActivityMinutes))]
[JsonSerializable(typeof(ModuleList))]
[JsonSerializable(typeof(ModuleRef))]
[JsonSerializable(typeof(AccessRef))]
[JsonSerializable(typeof(AccessRequestList))]
[JsonSerializable(typeof(AccessDecisionList))]
[JsonSerializable(typeof(ReadAudit))]
[JsonSerializable(typeof(AuditLines))]
[JsonSerializable(typeof(RunSubprocess))]
[JsonSerializable(typeof(SubprocessOutput))]
[JsonSerializable(typeof(SubprocessEnd))]
[JsonSerializable(typeof(AccessQuestion))]
[JsonSerializable(typeof(AccessAnswer))]
[JsonSerializable(typeof(FileQuestion))]
[JsonSerializable(typeof(FilePlace))]
[JsonSerializable(typeof(SendHttp))]
[JsonSerializable(typeof(HttpAnswer))]
[JsonSerializable(typeof(PublishEvent))]
[JsonSerializable(typeof(UserRef))]
[JsonSerializable(typeof(UserLanguage))]
[JsonSerializable(typeof(LogLine))]
internal sealed partial class ProtocolJson : JsonSerializerContext;
