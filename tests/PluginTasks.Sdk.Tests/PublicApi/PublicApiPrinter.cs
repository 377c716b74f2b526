using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace PluginTasks.PublicApi;

/// <summary>
/// Writes what an assembly shows to others as text, in an order that does not depend on the source, so that a change to it
/// is seen in review. Linked into the tests of every package that is pinned.
/// </summary>
internal static class PublicApiPrinter
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Print(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        var text = new StringBuilder();
        var byNamespace = assembly.GetExportedTypes().GroupBy(type => type.Namespace ?? "").OrderBy(group => group.Key, StringComparer.Ordinal);
        foreach (var group in byNamespace)
        {
            text.Append("namespace ").Append(group.Key).Append('\n');
            foreach (var type in group.OrderBy(type => type.FullName, StringComparer.Ordinal))
            {
                Print(type, text);
            }

            text.Append('\n');
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Print(Type type, StringBuilder text)
    {
        text.Append("\n    ").Append(TypeHeader.Of(type)).Append('\n');
        foreach (var line in type.IsEnum ? EnumValues(type) : Members(type))
        {
            text.Append("        ").Append(line).Append('\n');
        }
    }

    private static IEnumerable<string> EnumValues(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .OrderBy(field => Convert.ToInt64(field.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture))
            .Select(field => $"{field.Name} = {field.GetRawConstantValue()}");

    private static IEnumerable<string> Members(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return [MemberText.Of(type.GetMethod("Invoke")!)];
        }

        var shown = type.GetMembers(Declared).Where(member => member is not Type && !IsGenerated(member));
        return ByName(shown.OfType<FieldInfo>().Where(IsShown), MemberText.Of)
            .Concat(ByName(shown.OfType<ConstructorInfo>().Where(IsShown), MemberText.Of))
            .Concat(ByName(shown.OfType<PropertyInfo>().Where(IsShown), MemberText.Of))
            .Concat(ByName(shown.OfType<EventInfo>().Where(shownEvent => IsShown(shownEvent.AddMethod!)), MemberText.Of))
            .Concat(ByName(shown.OfType<MethodInfo>().Where(method => IsShown(method) && !IsAccessor(method)), MemberText.Of));
    }

    private static IEnumerable<string> ByName<T>(IEnumerable<T> members, Func<T, string> text)
        where T : MemberInfo =>
        members.Select(member => (member.Name, Text: text(member)))
            .OrderBy(line => line.Name, StringComparer.Ordinal)
            .ThenBy(line => line.Text, StringComparer.Ordinal)
            .Select(line => line.Text);

    private static bool IsShown(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static bool IsShown(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsShown(PropertyInfo property) => property.GetAccessors(nonPublic: true).Any(IsShown);

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    // What the compiler adds to a record says nothing that "record" does not.
    private static bool IsGenerated(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) || member.Name.Contains('<', StringComparison.Ordinal);
}
