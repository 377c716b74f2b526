using System.Reflection;

namespace PluginTasks.PublicApi;

/// <summary>A type as C# writes it, with what is known about null.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Of(Type type) => Of(type, NullFlags.None);

    public static string Of(Type type, NullFlags flags)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, flags);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying, flags) + "?";
        }

        // Plain value types have no flag; generic ones have one that says nothing.
        var annotated = (!type.IsValueType || type.IsGenericType) && flags.NextIsAnnotated();
        var name = type.IsArray ? Of(type.GetElementType()!, flags) + "[]" : Named(type, flags);
        return annotated ? name + "?" : name;
    }

    /// <summary>A type as its declaration writes it: an open one with the names of its parameters.</summary>
    public static string Declared(Type type) =>
        (type.DeclaringType is { } outer ? Declared(outer) + "." : "") + Bare(type) + Arguments(type.GetGenericArguments().Select(argument => argument.Name));

    public static string Arguments(IEnumerable<string> names)
    {
        var all = string.Join(", ", names);
        return all.Length == 0 ? "" : $"<{all}>";
    }

    public static string Constraints(IEnumerable<Type> parameters)
    {
        var all = parameters.Where(type => type.IsGenericParameter).Select(parameter => (parameter.Name, Rules: Rules(parameter).ToArray()));
        return string.Concat(all.Where(one => one.Rules.Length > 0).Select(one => $" where {one.Name} : {string.Join(", ", one.Rules)}"));
    }

    private static string Named(Type type, NullFlags flags)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        return type.IsGenericParameter
            ? type.Name
            : (type.DeclaringType is { } outer ? Bare(outer) + "." : "") + Bare(type) + Arguments(type.GetGenericArguments().Select(argument => Of(argument, flags)).ToArray());
    }

    private static string Bare(Type type)
    {
        var tick = type.Name.IndexOf('`', StringComparison.Ordinal);
        return tick < 0 ? type.Name : type.Name[..tick];
    }

    private static IEnumerable<string> Rules(Type parameter)
    {
        var flags = parameter.GenericParameterAttributes;
        var isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        if (isStruct)
        {
            yield return "struct";
        }

        if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            yield return "class";
        }

        foreach (var constraint in parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)))
        {
            yield return Of(constraint);
        }

        if (!isStruct && flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint))
        {
            yield return "new()";
        }
    }
}
