using System.Collections.ObjectModel;
using System.Reflection;

namespace PluginTasks.PublicApi;

/// <summary>
/// What the compiler wrote down about null in a type: a flag for each of its parts, outermost first. Read by hand, because
/// the framework's NullabilityInfoContext does not tell <c>T</c> from <c>T?</c> where T has no constraint.
/// The format: https://github.com/dotnet/roslyn/blob/main/docs/features/nullable-metadata.md.
/// </summary>
internal sealed class NullFlags
{
    private const byte Annotated = 2;

    private readonly byte[] flags;
    private readonly bool same;
    private int next;

    private NullFlags(byte[] flags, bool same)
    {
        this.flags = flags;
        this.same = same;
    }

    /// <summary>For types about which nothing is written.</summary>
    public static NullFlags None => new([0], same: true);

    public static NullFlags Of(ParameterInfo parameter) => Of(parameter.CustomAttributes, parameter.Member);

    public static NullFlags Of(MemberInfo member) => Of(member.CustomAttributes, member);

    /// <summary>Whether the next part of the type is written with a question mark.</summary>
    public bool NextIsAnnotated() => (same ? flags[0] : next < flags.Length ? flags[next++] : (byte)0) == Annotated;

    private static NullFlags Of(IEnumerable<CustomAttributeData> attributes, MemberInfo member)
    {
        if (Find(attributes, "NullableAttribute") is not { } own)
        {
            return new NullFlags([Context(member)], same: true);
        }

        return own.Value is ReadOnlyCollection<CustomAttributeTypedArgument> several
            ? new NullFlags([.. several.Select(flag => (byte)flag.Value!)], same: false)
            : new NullFlags([(byte)own.Value!], same: true);
    }

    private static byte Context(MemberInfo member)
    {
        // An accessor carries the context for its property.
        var start = member is PropertyInfo property ? property.GetAccessors(nonPublic: true)[0] : member;
        for (var scope = start; scope is not null; scope = scope.DeclaringType)
        {
            if (Find(scope.CustomAttributes, "NullableContextAttribute") is { } context)
            {
                return (byte)context.Value!;
            }
        }

        return 0;
    }

    private static CustomAttributeTypedArgument? Find(IEnumerable<CustomAttributeData> attributes, string name) =>
        attributes.FirstOrDefault(attribute => attribute.AttributeType.FullName == "System.Runtime.CompilerServices." + name)?.ConstructorArguments[0];
}
