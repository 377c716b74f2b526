using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;

namespace PluginTasks.Sdk;

/// <summary>
/// Validates by DataAnnotations. The framework's own validator does not look at attributes on the parameters of a record,
/// nor into nested objects and lists, and an author would not notice: the checks would just not happen.
/// </summary>
internal static class PayloadValidator
{
    private const int DeepestLevel = 64;

    public static Dictionary<string, string> Validate(object payload)
    {
        var problems = new Dictionary<string, string>(StringComparer.Ordinal);
        Visit(payload, "", problems, 0);
        return problems;
    }

    private static void Visit(object value, string path, Dictionary<string, string> problems, int level)
    {
        if (level > DeepestLevel || !IsOwnObject(value.GetType()))
        {
            return;
        }

        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (!property.CanRead || property.GetIndexParameters().Length > 0)
            {
                continue;
            }

            var field = Join(path, property.Name);
            var content = property.GetValue(value);
            Check(value, property, content, field, problems);

            // A computed property may lead round in circles; what came in as JSON cannot.
            if (property.CanWrite || Parameters(property).Any())
            {
                VisitContent(content, field, problems, level + 1);
            }
        }

        if (value is IValidatableObject self)
        {
            Report(self.Validate(new ValidationContext(value)), path, problems);
        }
    }

    private static void VisitContent(object? content, string field, Dictionary<string, string> problems, int level)
    {
        if (content is IEnumerable list and not (string or IDictionary or JsonMap))
        {
            var index = 0;
            foreach (var item in list)
            {
                VisitContent(item, $"{field}[{index++}]", problems, level + 1);
            }
        }
        else if (content is not null)
        {
            Visit(content, field, problems, level);
        }
    }

    private static void Check(object owner, PropertyInfo property, object? content, string field, Dictionary<string, string> problems)
    {
        var context = new ValidationContext(owner) { MemberName = property.Name, DisplayName = field };
        foreach (var rule in Rules(property))
        {
            if (rule.GetValidationResult(content, context) is { } failed)
            {
                problems.TryAdd(field, failed.ErrorMessage ?? "is not valid.");
            }
        }
    }

    private static void Report(IEnumerable<ValidationResult> results, string path, Dictionary<string, string> problems)
    {
        foreach (var result in results.Where(result => result != ValidationResult.Success))
        {
            foreach (var member in result.MemberNames.DefaultIfEmpty(""))
            {
                problems.TryAdd(member.Length == 0 ? path : Join(path, member), result.ErrorMessage ?? "is not valid.");
            }
        }
    }

    private static IEnumerable<ValidationAttribute> Rules(PropertyInfo property) =>
        property.GetCustomAttributes<ValidationAttribute>()
            .Concat(Parameters(property).SelectMany(parameter => parameter.GetCustomAttributes<ValidationAttribute>()));

    private static IEnumerable<ParameterInfo> Parameters(PropertyInfo property) =>
        property.DeclaringType!.GetConstructors()
            .SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase)
                && parameter.ParameterType == property.PropertyType);

    private static bool IsOwnObject(Type type) =>
        !type.IsPrimitive && !type.IsEnum && type.Namespace?.StartsWith("System", StringComparison.Ordinal) != true && type != typeof(JsonMap);

    private static string Join(string path, string property)
    {
        var name = JsonNamingPolicy.SnakeCaseLower.ConvertName(property);
        return path.Length == 0 ? name : $"{path}.{name}";
    }
}
