using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PluginTasks.Modules.Code;

/// <summary>Reads the attributes of a plugin assembly from its metadata: nothing of it is loaded or run.</summary>
internal static class AssemblyCode
{
    private const ushort AttributeProlog = 1;

    /// <param name="assembly">The assembly, which is closed; null where it cannot be read.</param>
    public static ModuleCode Read(Stream? assembly)
    {
        if (assembly is null)
        {
            return ModuleCode.None with { IsKnown = false };
        }

        var actions = new HashSet<string>(StringComparer.Ordinal);
        var tasks = new HashSet<string>(StringComparer.Ordinal);
        var hasLongRunning = false;
        try
        {
            using var file = new PEReader(assembly);
            if (!file.HasMetadata)
            {
                return ModuleCode.None with { IsKnown = false };
            }

            var metadata = file.GetMetadataReader();
            foreach (var handle in metadata.CustomAttributes)
            {
                var attribute = metadata.GetCustomAttribute(handle);
                var type = TypeName(metadata, attribute);
                hasLongRunning |= type == "LongRunningAttribute";
                var names = type switch
                {
                    "ActionAttribute" => actions,
                    "BackgroundTaskAttribute" => tasks,
                    _ => null,
                };
                if (names is not null && FirstText(metadata, attribute) is { } name)
                {
                    names.Add(name);
                }
            }

            return new ModuleCode(true, actions, tasks) { HasLongRunning = hasLongRunning };
        }
        catch (Exception problem) when (problem is BadImageFormatException or IOException or UnauthorizedAccessException
            or InvalidOperationException or ArgumentException or OverflowException)
        {
            // The last three are how a reader of metadata answers what was never an assembly.
            return ModuleCode.None with { IsKnown = false };
        }
    }

    private static string? TypeName(MetadataReader metadata, CustomAttribute attribute)
    {
        if (attribute.Constructor.Kind != HandleKind.MemberReference)
        {
            return null;
        }

        var parent = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
        if (parent.Kind != HandleKind.TypeReference)
        {
            return null;
        }

        var type = metadata.GetTypeReference((TypeReferenceHandle)parent);
        return metadata.GetString(type.Namespace).StartsWith("PluginTasks.Sdk", StringComparison.Ordinal)
            ? metadata.GetString(type.Name)
            : null;
    }

    private static string? FirstText(MetadataReader metadata, CustomAttribute attribute)
    {
        var blob = metadata.GetBlobReader(attribute.Value);
        return blob.Length > 2 && blob.ReadUInt16() == AttributeProlog ? blob.ReadSerializedString() : null;
    }
}
