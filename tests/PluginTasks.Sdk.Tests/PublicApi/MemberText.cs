using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace PluginTasks.PublicApi;

/// <summary>A member as C# declares it, without its body.</summary>
internal static class MemberText
{
    public static string Of(FieldInfo field)
    {
        var type = TypeText.Of(field.FieldType, NullFlags.Of(field));
        var access = field.IsPublic ? "" : "protected ";
        return field.IsLiteral
            ? $"{access}const {type} {field.Name} = {Literal(field.GetRawConstantValue(), field.FieldType)}"
            : $"{access}{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name}";
    }

    public static string Of(ConstructorInfo constructor) =>
        $"{Access(constructor)}{TypeText.Declared(constructor.DeclaringType!).Split('<')[0]}({Parameters(constructor)})";

    public static string Of(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(IsShown).ToArray();
        var first = accessors[0];
        var indexes = property.GetIndexParameters();
        var name = indexes.Length == 0 ? property.Name : $"this[{string.Join(", ", indexes.Select(Parameter))}]";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var type = TypeText.Of(property.PropertyType, NullFlags.Of(property));
        return $"{Access(first)}{Modifiers(first)}{required}{type} {name} {{ {string.Join(" ", accessors.Select(Accessor))} }}";
    }

    public static string Of(EventInfo shownEvent) =>
        $"{Access(shownEvent.AddMethod!)}{Modifiers(shownEvent.AddMethod!)}event {TypeText.Of(shownEvent.EventHandlerType!)} {shownEvent.Name}";

    public static string Of(MethodInfo method)
    {
        var type = TypeText.Of(method.ReturnType, NullFlags.Of(method.ReturnParameter));
        var own = method.IsGenericMethod ? method.GetGenericArguments() : [];
        return $"{Access(method)}{Modifiers(method)}{type} {method.Name}{TypeText.Arguments(own.Select(argument => argument.Name))}"
            + $"({Parameters(method)}){TypeText.Constraints(own)}";
    }

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        if (method.DeclaringType!.IsInterface)
        {
            return method.IsStatic ? "static " : method.IsAbstract ? "" : "default ";
        }

        if (method.IsStatic)
        {
            return "static ";
        }

        if (method.GetBaseDefinition().DeclaringType != method.DeclaringType)
        {
            return "override ";
        }

        return method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? "virtual " : "";
    }

    private static string Accessor(MethodInfo accessor)
    {
        if (accessor.ReturnType != typeof(void))
        {
            return "get;";
        }

        return accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init;" : "set;";
    }

    private static bool IsShown(MethodInfo method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Parameters(MethodBase method)
    {
        var extends = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return extends + string.Join(", ", method.GetParameters().Select(Parameter));
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var collects = parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute));
        var passed = parameter switch
        {
            { IsOut: true } => "out ",
            { ParameterType.IsByRef: true, IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ => collects ? "params " : "",
        };
        var type = TypeText.Of(parameter.ParameterType, NullFlags.Of(parameter));
        var value = parameter.HasDefaultValue ? $" = {Literal(parameter.DefaultValue, parameter.ParameterType)}" : "";
        return $"{passed}{type} {parameter.Name}{value}";
    }

    private static string Literal(object? value, Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return value switch
        {
            null => type == bare && type.IsValueType ? "default" : "null",
            string text => $"\"{text.Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"",
            bool truth => truth ? "true" : "false",
            _ when bare.IsEnum => $"{bare.Name}.{Enum.ToObject(bare, value)}",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };
    }
}
