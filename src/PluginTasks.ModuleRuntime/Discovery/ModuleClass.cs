using System.Reflection;
using PluginTasks.ModuleRuntime.Loading;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Discovery;

/// <summary>
/// A class whose methods the host calls, made anew for each call. The first is made when the module is loaded, so that a constructor
/// that throws is told then, and serves the first call.
/// </summary>
internal sealed class ModuleClass
{
    private readonly ConstructorInfo? constructor;
    private readonly object?[] arguments = [];
    private object? first;

    public ModuleClass(Type type, IModuleSdk sdk)
    {
        Type = type;
        var constructors = type.GetConstructors();
        constructor = constructors.FirstOrDefault(c => c.GetParameters() is [{ } only] && only.ParameterType == typeof(IModuleSdk))
            ?? constructors.FirstOrDefault(c => c.GetParameters().Length == 0)
            ?? throw LoadErrors.Of($"{type.FullName} needs a public constructor that takes {nameof(IModuleSdk)}, or nothing.");
        arguments = constructor.GetParameters().Length == 0 ? [] : [sdk];
        try
        {
            first = Make();
        }
#pragma warning disable CA1031 // Whatever an author's constructor throws keeps the module from running.
        catch (Exception problem)
#pragma warning restore CA1031
        {
            throw LoadErrors.Of($"The constructor of {type.FullName} threw {problem.GetType().Name}: {problem.Message}", problem);
        }
    }

    private ModuleClass(Type type) => Type = type;

    public Type Type { get; }

    /// <summary>A class all of whose methods are static.</summary>
    public static ModuleClass WithoutInstance(Type type) => new(type);

    public object Instance() => Interlocked.Exchange(ref first, null) ?? Make();

    private object Make() => constructor!.Invoke(BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
