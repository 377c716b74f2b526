using System.Reflection;
using PluginTasks.ModuleRuntime.Loading;
using PluginTasks.Sdk;

namespace PluginTasks.ModuleRuntime.Discovery;

/// <summary>A method that the host calls, and what it is to be given.</summary>
internal sealed class ModuleMethod
{
    private readonly ModuleClass owner;
    private readonly MethodInfo method;
    private readonly ParameterInfo[] parameters;
    private readonly Func<object?, Task<object?>> result;

    /// <param name="owner">Its class.</param>
    /// <param name="method">The method.</param>
    /// <param name="allowed">What it may ask for, beside a payload.</param>
    /// <param name="takesPayload">Whether it may ask for a payload: one parameter of another type.</param>
    public ModuleMethod(ModuleClass owner, MethodInfo method, Type[] allowed, bool takesPayload)
    {
        this.owner = owner;
        this.method = method;
        parameters = method.GetParameters();
        Name = $"{method.DeclaringType!.FullName}.{method.Name}";
        Demand(method.IsPublic, "has to be public");
        Demand(!method.ContainsGenericParameters, "cannot be generic");
        foreach (var parameter in parameters)
        {
            var type = parameter.ParameterType;
            if (Array.IndexOf(allowed, type) >= 0)
            {
                continue;
            }

            var choices = string.Join(
                ", ",
                allowed.Select(t => t.Name)
                    .Prepend(takesPayload ? "a payload (a class or record)" : null)
                    .Where(t => t is not null));
            Demand(takesPayload && CanBePayload(type), $"cannot be given '{parameter.Name}', which is a {type.Name}; it may take {choices}");
            Demand(PayloadType is null, $"has two payloads, {PayloadType?.Name} and {type.Name}; it may take {choices}");
            PayloadType = type;
        }

        Demand(parameters.Select(p => p.ParameterType).Distinct().Count() == parameters.Length, "takes the same thing twice");
        result = MethodResult.For(method.ReturnType);
    }

    /// <summary>For messages: class and method.</summary>
    public string Name { get; }

    /// <summary>Null where it takes none.</summary>
    public Type? PayloadType { get; private set; }

    public IReadOnlyList<string> Permissions => method.GetCustomAttribute<RequirePermissionAttribute>()?.Permissions
        ?? owner.Type.GetCustomAttribute<RequirePermissionAttribute>()?.Permissions
        ?? [];

    /// <summary>Reads and validates what the payload is made of.</summary>
    /// <exception cref="InvalidPayloadException">It does not fit.</exception>
    public object? Payload(JsonMap values) => PayloadType is null ? null : values.As(PayloadType);

    /// <summary>Calls it. Everything that it throws comes as it is.</summary>
    public Task<object?> CallAsync(object? payload, params ReadOnlySpan<object> given)
    {
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = payload;
            foreach (var value in given)
            {
                if (parameters[i].ParameterType != PayloadType && parameters[i].ParameterType.IsInstanceOfType(value))
                {
                    arguments[i] = value;
                }
            }
        }

        var instance = method.IsStatic ? null : owner.Instance();
        return result(method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null));
    }

    private static bool CanBePayload(Type type) =>
        type == typeof(JsonMap) ||
        !(type.IsByRef || type.IsPointer || type.IsByRefLike || type.IsPrimitive || type.IsEnum || type.IsArray ||
            type == typeof(string) || type == typeof(object) ||
            (type.IsAbstract && !type.IsInterface) || typeof(Delegate).IsAssignableFrom(type) ||
            type.Assembly == typeof(IModuleSdk).Assembly || (type.IsValueType && type.Namespace == nameof(System)) ||
            Nullable.GetUnderlyingType(type) is not null);

    private void Demand(bool holds, string problem)
    {
        if (!holds)
        {
            throw LoadErrors.Of($"{Name} {problem}.");
        }
    }
}
