using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace PluginTasks.ModuleRuntime.Scripts.Engine;

/// <summary>
/// Takes out of an engine what makes code of text, and puts a check before those of its functions that follow nested values until the
/// stack ends, which would end the process.
/// </summary>
internal static class EngineGuards
{
    public static void Install(Jint.Engine engine, ScriptValues values)
    {
        engine.Global.Delete("eval", false);
        engine.Global.Delete("Function", false);
        engine.Function.PrototypeObject.FastAddProperty("constructor", JsValue.Undefined, false, false, false);

        Before(engine, engine.Json, "parse", (_, args) => CheckText(engine, args));
        Before(engine, engine.Json, "stringify", (_, args) => values.CheckDepth(First(args), inArraysOnly: false));
        foreach (var name in new[] { "join", "toString", "toLocaleString" })
        {
            Before(engine, engine.Array.PrototypeObject, name, (self, _) => values.CheckDepth(self, inArraysOnly: true));
        }
    }

    private static void Before(Jint.Engine engine, ObjectInstance holder, string name, Action<JsValue, JsValue[]> check)
    {
        var original = holder.Get(name).TryCast<ICallable>();
        holder.FastAddProperty(name, new JsValue(new ClrFunctionInstance(engine, (self, args) =>
        {
            check(self, args);
            return original.Call(self, args);
        })), true, false, true);
    }

    private static void CheckText(Jint.Engine engine, JsValue[] args)
    {
        var (depth, isText, isEscaped) = (0, false, false);
        foreach (var c in TypeConverter.ToString(First(args)))
        {
            if (isText)
            {
                (isText, isEscaped) = (isEscaped || c != '"', !isEscaped && c == '\\');
            }
            else if (c == '"')
            {
                isText = true;
            }
            else if (c is '[' or '{' && ++depth > ScriptValues.Depth)
            {
                throw new JavaScriptException(engine.RangeError, $"The text is nested more than {ScriptValues.Depth} deep.");
            }
            else if (c is ']' or '}')
            {
                depth--;
            }
        }
    }

    private static JsValue First(JsValue[] args) => args.Length > 0 ? args[0] : JsValue.Undefined;
}
