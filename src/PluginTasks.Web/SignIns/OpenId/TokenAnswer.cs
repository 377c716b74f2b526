using System.Text.Json.Serialization;

namespace PluginTasks.Web.SignIns.OpenId;

/// <summary>What a provider gives for a code.</summary>
internal sealed record TokenAnswer([property: JsonPropertyName("id_token")] string? IdToken)
{
    public override string ToString() => nameof(TokenAnswer);
}
