using System.Globalization;
using System.Text.Json;
using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Parser;
using Jint.Runtime;
using Jint.Runtime.Interop;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Scripts.Engine;

/// <summary>
/// One JavaScript engine with a module's files. Used by one call at a time; only <see cref="Stop"/> may come from another thread.
/// Nothing of .NET is within a script's reach: all that it gets are values of its own engine and functions that take and give such.
/// </summary>
internal sealed class ScriptEngine
{
    private readonly ScriptLimits limits;
    private readonly string module;
    private readonly IReadOnlyList<ScriptFile> files;
    private readonly Options options = new();
    private readonly Jint.Engine engine;
    private readonly ScriptValues values;
    private readonly ScriptErrors errors;
    private readonly ScriptObjects objects;
    private readonly List<Registration> registrations = [];
    private IScriptCalls? calls;
    private bool isLoading;

    public ScriptEngine(string module, IReadOnlyList<ScriptFile> files, ScriptLimits limits)
    {
        (this.module, this.files, this.limits) = (module, files, limits);
        var made = options;
        engine = new Jint.Engine(given =>
        {
            made = given;
            given.LimitRecursion(limits.Recursion).Culture(CultureInfo.InvariantCulture).LocalTimeZone(TimeZoneInfo.Utc);
        });
        options = made;
        values = new ScriptValues(engine, NameOfTask);
        errors = new ScriptErrors(engine, values, files);
        objects = new ScriptObjects(engine, values, Reach);
        EngineGuards.Install(engine, values);
        Define("action", RegistrationKind.Action);
        Define("task", RegistrationKind.Task);
    }

    public IReadOnlyList<Registration> Registrations => registrations;

    /// <summary>Whether the files have run.</summary>
    public bool IsLoaded { get; private set; }

    /// <summary>False once something went through the engine that may have left it halfway.</summary>
    public bool IsSound { get; private set; } = true;

    /// <summary>Runs the files.</summary>
    /// <exception cref="ScriptException">One of them is broken.</exception>
    public void Load() => Guard(limits.Statements, () =>
    {
        isLoading = true;
        foreach (var file in files)
        {
            Run(file);
        }

        isLoading = false;
        IsLoaded = true;
        return (JsonElement?)null;
    });

    /// <summary>Calls a registered function with these arguments and the <c>sdk</c> behind them.</summary>
    /// <param name="registration">One of this engine.</param>
    /// <param name="reached">What the <c>sdk</c> does, and functions in arguments.</param>
    /// <param name="statements">How many it may run; 0 for any number.</param>
    /// <param name="arguments">The arguments.</param>
    public JsonElement? Call(Registration registration, IScriptCalls reached, int statements, IEnumerable<ScriptArgument> arguments) =>
        Guard(statements, () =>
        {
            calls = reached;
            try
            {
                return values.ToJson(registration.Function.Invoke([.. arguments.Select(objects.Argument), objects.Sdk(reached)]));
            }
            finally
            {
                calls = null;
            }
        });

    /// <summary>Makes the script end at its next statement. From any thread.</summary>
    public void Stop()
    {
        options.TimeoutInterval(TimeSpan.FromTicks(1));
        engine.ResetTimeoutTicks();
    }

    private JsValue Reach(string name, JsValue[] args)
    {
        var reached = calls ?? throw errors.ToScript(new InvalidOperationException("The SDK is there only while a function of the script is called."));
        try
        {
            return values.FromJson(reached.Call(name, [.. args.Select(values.ToJson)]));
        }
        catch (Exception problem) when (problem is ScriptStoppedException or JavaScriptException)
        {
            throw;
        }
#pragma warning disable CA1031 // Whatever a call of the SDK throws is the script's to handle.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            throw errors.ToScript(problem);
        }
    }

    private void Run(ScriptFile file)
    {
        // A page's file has a scope of its own, so that each can have a `load`; what stands in front keeps its lines.
        var text = file.Page is null
            ? file.Text
            : $"(function () {{{file.Text}\n;return typeof load === 'function' ? load : undefined; }})()";
        engine.Execute(text, new ParserOptions { Source = file.Name });
        if (file.Page is not { } page)
        {
            return;
        }

        var load = engine.GetCompletionValue();
        Add(new Registration(RegistrationKind.Page, page, null, load.Is<FunctionInstance>()
            ? load
            : throw new ScriptException($"{file.Name}:1: There is no function load(params, sdk).")));
    }

    private void Define(string name, RegistrationKind kind) => engine.SetValue(name, new JsValue(new ClrFunctionInstance(engine, (_, args) =>
    {
        var function = args.Length > 0 ? args[^1] : JsValue.Undefined;
        if (!isLoading || args.Length is < 2 or > 3 || !args[0].IsString() || !function.Is<FunctionInstance>())
        {
            throw new JavaScriptException(engine.TypeError, isLoading
                ? $"Write it as {name}(\"name\", function) or {name}(\"name\", options, function)."
                : $"{name}(…) registers while the file loads, not later.");
        }

        if (!ModuleNames.IsLocal(args[0].AsString()))
        {
            throw new JavaScriptException(engine.TypeError, $"'{args[0].AsString()}' is not a name: lower-case letters, digits and '_', a letter first.");
        }

        var registration = new Registration(kind, args[0].AsString(), args.Length == 3 ? values.ToJson(args[1]) : null, function);
        try
        {
            RegistrationOptions.Check(registration);
        }
        catch (ArgumentException wrong)
        {
            throw new JavaScriptException(engine.TypeError, $"{name} '{registration.Name}': {wrong.Message}");
        }

        Add(registration);
        return JsValue.Undefined;
    })));

    private void Add(Registration registration)
    {
        if (registrations.Exists(r => r.Kind == registration.Kind && r.Name == registration.Name))
        {
            throw new JavaScriptException(engine.TypeError, $"'{registration.Name}' is registered twice.");
        }

        registrations.Add(registration);
    }

    private string? NameOfTask(FunctionInstance function) =>
        registrations.Find(r => r.Kind == RegistrationKind.Task && ReferenceEquals(r.Function.AsObject(), function)) is { } task
            ? $"{module}.{task.Name}"
            : null;

    private JsonElement? Guard(int statements, Func<JsonElement?> work)
    {
        options.MaxStatements(statements);
        engine.ResetStatementsCount();
        engine.ResetCallStack();
        try
        {
            return work();
        }
        catch (JavaScriptException problem)
        {
            throw errors.FromScript(problem);
        }
        catch (ParserException broken)
        {
            IsSound = false;
            throw new ScriptException($"{broken.Source}:{broken.LineNumber}: SyntaxError: {broken.Description}");
        }
        catch (RecursionDepthOverflowException)
        {
            IsSound = false;
            throw new ScriptException($"{LastPlace()}: RangeError: a function calls itself more than {limits.Recursion} deep");
        }
        catch (StatementsCountOverflowException)
        {
            IsSound = false;
            throw new ScriptException($"{LastPlace()}: RangeError: more than {limits.Statements} statements");
        }
        catch (TimeoutException)
        {
            IsSound = false;
            throw new ScriptStoppedException(LastPlace());
        }
        catch (OutOfMemoryException full)
        {
            IsSound = false;
            throw new SdkException(ErrorCodes.LimitExceeded, SdkException.LimitExceeded("memory").Message, full);
        }
        catch (Exception problem) when (problem is not (ScriptException or SdkException or ScriptStoppedException))
        {
            // The engine's own functions let some of .NET's exceptions through: a regular expression that cannot be read, for one.
            IsSound = false;
            throw new ScriptException($"{LastPlace()}: {problem.Message}", problem);
        }
        catch (ScriptStoppedException)
        {
            IsSound = false;
            throw;
        }
    }

    private string LastPlace() => engine.GetLastSyntaxNode()?.Location is { Source: not null } place ? $"{place.Source}:{place.Start.Line}" : "script";
}
