using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace PluginTasks.Protocol.Calls;

/// <summary>A method of the protocol: its name, and how what goes in and what comes out is written.</summary>
public sealed class Method<TParams, TResult>(string name, JsonTypeInfo<TParams> takes, JsonTypeInfo<TResult> gives)
{
    public string Name { get; } = name;

    internal JsonEncodedText EncodedName { get; } = JsonEncodedText.Encode(name);

    internal JsonTypeInfo<TParams> Takes { get; } = takes;

    internal JsonTypeInfo<TResult> Gives { get; } = gives;
}
