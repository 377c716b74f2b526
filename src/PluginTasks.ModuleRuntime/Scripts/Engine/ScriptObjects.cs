using System.Text.Json;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;

namespace PluginTasks.ModuleRuntime.Scripts.Engine;

/// <summary>The objects that a script is given: <c>sdk</c>, <c>ctx</c>, <c>task</c>. Their functions cannot be replaced by a script.</summary>
internal sealed class ScriptObjects(Jint.Engine engine, ScriptValues values, Func<string, JsValue[], JsValue> reach)
{
    private static readonly string[] BuilderLists = ["components", "store", "data"];

    private ObjectInstance? sdk;

    public JsValue Argument(ScriptArgument given)
    {
        var made = values.FromJson(given.Data);
        if (given.Functions is not null)
        {
            AddFunctions(made.AsObject(), given.Prefix, given.Functions);
        }

        return made;
    }

    public JsValue Sdk(IScriptCalls calls)
    {
        if (sdk is null)
        {
            sdk = engine.Object.Construct(Arguments.Empty);
            AddFunctions(sdk, "", calls.Names.Where(name =>
                !name.StartsWith("task.", StringComparison.Ordinal) && !name.StartsWith("ctx.", StringComparison.Ordinal)));
            foreach (var name in calls.Properties)
            {
                var get = new JsValue(new ClrFunctionInstance(engine, (_, _) => reach(name, [])));
                sdk.DefineOwnProperty(name, new PropertyDescriptor(get, JsValue.Undefined, true, false), false);
            }

            AddBuilder(sdk.Get("ui").AsObject());
            Freeze(sdk);
        }

        return new JsValue(sdk);
    }

    private void AddFunctions(ObjectInstance holder, string prefix, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            var at = holder;
            var parts = name.Split('.');
            foreach (var part in parts[..^1])
            {
                if (!at.HasOwnProperty(part))
                {
                    at.FastAddProperty(part, new JsValue(engine.Object.Construct(Arguments.Empty)), false, true, false);
                }

                at = at.Get(part).AsObject();
            }

            var call = new ClrFunctionInstance(engine, (_, args) => reach(prefix + name, args));
            at.FastAddProperty(parts[^1], new JsValue(call), false, true, false);
        }
    }

    /// <summary>A builder is its own JSON with functions that add to it.</summary>
    private void AddBuilder(ObjectInstance ui) => ui.FastAddProperty("builder", new JsValue(new ClrFunctionInstance(engine, (_, _) =>
    {
        var made = engine.Object.Construct(Arguments.Empty);
        foreach (var name in BuilderLists)
        {
            made.FastAddProperty(name, new JsValue(engine.Array.Construct(Arguments.Empty)), false, true, false);
        }

        Chain(made, "add", args =>
        {
            var list = made.Get("components").AsObject();
            foreach (var item in args.SelectMany(Items))
            {
                engine.Array.PrototypeObject.Push(new JsValue(list), [item]);
            }
        });
        Chain(made, "setStore", args => Push(made, "store", args));
        Chain(made, "setData", args => Push(made, "data", args));
        return new JsValue(made);
    })), false, true, false);

    private void Push(ObjectInstance made, string list, JsValue[] args) =>
        engine.Array.PrototypeObject.Push(made.Get(list), [values.ArrayOf(args)]);

    private void Chain(ObjectInstance made, string name, Action<JsValue[]> change) =>
        made.FastAddProperty(name, new JsValue(new ClrFunctionInstance(engine, (_, args) =>
        {
            change(args);
            return new JsValue(made);
        })), false, false, false);

    private static IEnumerable<JsValue> Items(JsValue value)
    {
        if (!value.IsArray())
        {
            return [value];
        }

        var list = value.AsObject();
        return Enumerable.Range(0, (int)TypeConverter.ToUint32(list.Get("length")))
            .Select(index => list.Get(index.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static void Freeze(ObjectInstance made)
    {
        made.Extensible = false;
        foreach (var (_, property) in made.GetOwnProperties())
        {
            if (property.Value is { } value && value.IsObject() && value.AsObject().Class == "Object")
            {
                Freeze(value.AsObject());
            }
        }
    }
}
