using System.Buffers;
using System.Text;
using System.Text.Json;
using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;
using Jint.Runtime;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Scripts.Engine;

/// <summary>Values of the engine as JSON and back, by the rules of <c>JSON.stringify</c>, but for what would recurse without end.</summary>
internal sealed class ScriptValues(Jint.Engine engine, Func<FunctionInstance, string?> nameOfFunction)
{
    public const int Depth = 60;
    private const int Bytes = 16 * 1024 * 1024;

    /// <summary>Null for <c>undefined</c>.</summary>
    /// <exception cref="JavaScriptException">A cycle, a function, or too deep.</exception>
    public JsonElement? ToJson(JsValue value)
    {
        if (value.IsUndefined())
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            Write(json, value, "", 0);
        }

        using var document = JsonDocument.Parse(buffer.WrittenMemory);
        return document.RootElement.Clone();
    }

    public JsValue FromJson(JsonElement? element) => element is not { } json ? JsValue.Undefined : json.ValueKind switch
    {
        JsonValueKind.String => new JsValue(json.GetString()),
        JsonValueKind.Number => new JsValue(json.GetDouble()),
        JsonValueKind.True => JsValue.True,
        JsonValueKind.False => JsValue.False,
        JsonValueKind.Array => ArrayOf([.. json.EnumerateArray().Select(item => FromJson(item))]),
        JsonValueKind.Object => FromObject(json),
        _ => JsValue.Null,
    };

    // The engine's own constructor takes a single number for a length.
    public JsValue ArrayOf(JsValue[] items)
    {
        var made = new JsValue(engine.Array.Construct(Arguments.Empty));
        engine.Array.PrototypeObject.Push(made, items);
        return made;
    }

    /// <summary>Refuses what the engine's own functions would follow until the stack ends.</summary>
    public void CheckDepth(JsValue value, bool inArraysOnly) => CheckDepth(value, inArraysOnly, 0);

    private void CheckDepth(JsValue value, bool inArraysOnly, int depth)
    {
        if (!value.IsObject() || (inArraysOnly && !value.IsArray()))
        {
            return;
        }

        CheckLevel(depth);
        foreach (var (_, property) in value.AsObject().GetOwnProperties())
        {
            if (property.Value is { } held && property.Enumerable == true)
            {
                CheckDepth(held, inArraysOnly, depth + 1);
            }
        }
    }

    private ObjectInstance FromObject(JsonElement json)
    {
        var made = engine.Object.Construct(Arguments.Empty);
        foreach (var member in json.EnumerateObject())
        {
            made.DefineOwnProperty(member.Name, new(FromJson(member.Value), true, true, true), false);
        }

        return made;
    }

    private void Write(Utf8JsonWriter json, JsValue value, string name, int depth)
    {
        CheckLevel(depth);
        if (json.BytesCommitted + json.BytesPending > Bytes)
        {
            throw new SdkException(ErrorCodes.PayloadTooLarge, "The value is larger than 16 MiB.");
        }

        value = Reduced(value, name);
        if (value.IsString())
        {
            // A half of a surrogate pair becomes U+FFFD.
            json.WriteStringValue(Encoding.UTF8.GetBytes(value.AsString()));
        }
        else if (value.IsBoolean())
        {
            json.WriteBooleanValue(value.AsBoolean());
        }
        else if (value.IsNumber() && double.IsFinite(value.AsNumber()))
        {
            json.WriteNumberValue(value.AsNumber());
        }
        else if (value.IsArray())
        {
            WriteArray(json, value.AsObject(), depth);
        }
        else if (value.IsObject())
        {
            WriteObject(json, value.AsObject(), depth);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private void WriteArray(Utf8JsonWriter json, ObjectInstance array, int depth)
    {
        json.WriteStartArray();
        var length = TypeConverter.ToUint32(array.Get("length"));
        for (uint index = 0; index < length; index++)
        {
            var key = TypeConverter.ToString(new JsValue((double)index));
            Write(json, array.Get(key), key, depth + 1);
        }

        json.WriteEndArray();
    }

    private void WriteObject(Utf8JsonWriter json, ObjectInstance map, int depth)
    {
        json.WriteStartObject();
        foreach (var (name, property) in map.GetOwnProperties().ToList())
        {
            if (property.Enumerable != true || map.Get(name) is not { } value || value.IsUndefined())
            {
                continue;
            }

            json.WritePropertyName(Encoding.UTF8.GetBytes(name));
            Write(json, value, name, depth + 1);
        }

        json.WriteEndObject();
    }

    /// <summary>What stands for the value: what its <c>toJSON</c> gives, the text in a <c>new String</c>, the name of a task.</summary>
    private JsValue Reduced(JsValue value, string name)
    {
        if (!value.IsObject())
        {
            return value;
        }

        if (value.AsObject() is FunctionInstance function)
        {
            return nameOfFunction(function) is { } task
                ? new JsValue(task)
                : throw new JavaScriptException(engine.TypeError, "A function cannot be sent; register it with task(name, function) and pass it or its name.");
        }

        if (value.AsObject().Get("toJSON").TryCast<ICallable>() is { } toJson)
        {
            return toJson.Call(value, [new JsValue(name)]);
        }

        return value.AsObject().Class switch
        {
            "String" => new JsValue(TypeConverter.ToString(value)),
            "Number" => new JsValue(TypeConverter.ToNumber(value)),
            "Boolean" => value.AsObject() is IPrimitiveInstance wrapped ? wrapped.PrimitiveValue : value,
            _ => value,
        };
    }

    private void CheckLevel(int depth)
    {
        if (depth > Depth)
        {
            throw new JavaScriptException(engine.RangeError, $"The value is nested more than {Depth} deep, or holds itself.");
        }
    }
}
