using System.Reflection;

namespace PluginTasks.PublicApi;

/// <summary>The line that declares a type.</summary>
internal static class TypeHeader
{
    private static readonly Type[] Unsaid = [typeof(object), typeof(ValueType), typeof(Enum), typeof(MulticastDelegate)];

    public static string Of(Type type)
    {
        var parents = type.IsEnum || typeof(Delegate).IsAssignableFrom(type) ? [] : Parents(type).ToArray();
        return $"{Attributes(type)}{Kind(type)} {TypeText.Declared(type)}"
            + (parents.Length == 0 ? "" : $" : {string.Join(", ", parents)}")
            + TypeText.Constraints(type.GetGenericArguments());
    }

    private static string Kind(Type type)
    {
        if (type.IsEnum)
        {
            return "enum";
        }

        if (type.IsInterface)
        {
            return "interface";
        }

        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return "delegate";
        }

        var record = IsRecord(type);
        if (type.IsValueType)
        {
            var readOnly = type.CustomAttributes.Any(attribute => attribute.AttributeType.Name == "IsReadOnlyAttribute");
            return $"{(readOnly ? "readonly " : "")}{(record ? "record " : "")}struct";
        }

        var modifier = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static ",
            (true, false) => "abstract ",
            (false, true) => "sealed ",
            _ => "",
        };
        return modifier + (record ? "record" : "class");
    }

    private static IEnumerable<string> Parents(Type type)
    {
        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var own = type.GetInterfaces().Except(inherited).ToArray();
        var implied = own.SelectMany(parent => parent.GetInterfaces()).ToHashSet();
        var bases = type.BaseType is { } parentType && !Unsaid.Contains(parentType) ? new[] { parentType } : [];
        return bases
            .Select(TypeText.Of)
            .Concat(own
                .Where(parent => parent.IsVisible && !implied.Contains(parent) && !(IsRecord(type) && parent == typeof(IEquatable<>).MakeGenericType(type)))
                .Select(TypeText.Of)
                .Order(StringComparer.Ordinal));
    }

    private static string Attributes(Type type)
    {
        var usage = type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false);
        return (usage is null ? "" : $"[AttributeUsage({usage.ValidOn}{(usage.AllowMultiple ? ", AllowMultiple = true" : "")}{(usage.Inherited ? "" : ", Inherited = false")})] ")
            + (type.IsDefined(typeof(FlagsAttribute), inherit: false) ? "[Flags] " : "")
            + (type.IsDefined(typeof(ObsoleteAttribute), inherit: false) ? "[Obsolete] " : "");
    }

    private static bool IsRecord(Type type) => type.IsValueType
        ? type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null
        : type.GetMethod("<Clone>$") is not null;
}
