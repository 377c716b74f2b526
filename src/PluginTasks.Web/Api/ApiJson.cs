using System.Text.Json;
using System.Text.Json.Serialization;
using PluginTasks.Sdk;
using PluginTasks.Web.Api.Access;
using PluginTasks.Web.Api.Actions;
using PluginTasks.Web.Api.Modules;
using PluginTasks.Web.Api.Pages;
using PluginTasks.Web.Api.Schedules;
using PluginTasks.Web.Api.Tasks;
using PluginTasks.Web.Problems;
using PluginTasks.Web.SignIns;
using PluginTasks.Web.SignIns.OpenId;

namespace PluginTasks.Web.Api;

/// <summary>What the API reads and writes: keys in camel case, nothing read that is not known.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(SignInWays))]
[JsonSerializable(typeof(PasswordSignIn))]
[JsonSerializable(typeof(ChosenLanguage))]
[JsonSerializable(typeof(TaskRow))]
[JsonSerializable(typeof(TaskPage))]
[JsonSerializable(typeof(NewTask))]
[JsonSerializable(typeof(TaskAnswer))]
[JsonSerializable(typeof(TaskLog))]
[JsonSerializable(typeof(Removed))]
[JsonSerializable(typeof(Cancelled))]
[JsonSerializable(typeof(NewScheduleBody))]
[JsonSerializable(typeof(ScheduleInfo))]
[JsonSerializable(typeof(ScheduleListing))]
[JsonSerializable(typeof(ModuleListing))]
[JsonSerializable(typeof(ModuleView))]
[JsonSerializable(typeof(DiagnosticListing))]
[JsonSerializable(typeof(AccessListing))]
[JsonSerializable(typeof(AccessDecisionInfo))]
[JsonSerializable(typeof(AccessBody))]
[JsonSerializable(typeof(AllowBody))]
[JsonSerializable(typeof(AuditListing))]
[JsonSerializable(typeof(Menu))]
[JsonSerializable(typeof(ActionCallBody))]
[JsonSerializable(typeof(ActionResult))]
[JsonSerializable(typeof(DiscoveryDocument))]
[JsonSerializable(typeof(TokenAnswer))]
[JsonSerializable(typeof(KeySet))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    private const int Deepest = 64;

    public static void Configure(JsonSerializerOptions options)
    {
        options.TypeInfoResolverChain.Insert(0, Default);
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectRequiredConstructorParameters = true;
        options.RespectNullableAnnotations = true;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.MaxDepth = Deepest;
        options.Converters.Add(new ApiTimeConverter());
        options.Converters.Add(new JsonStringEnumConverter<TaskState>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
        options.Converters.Add(new JsonStringEnumConverter<MissedRuns>(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false));
    }
}
