using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PluginTasks.Modules.Code;

/// <summary>Reads the attributes of a plugin assembly from its metadata: nothing of it is loaded or run.</summary>
internal static class AssemblyCode
{
    private const ushort AttributeProlog = 1;

    public static ModuleCode Read(string path)
    {
        var actions = new HashSet<string>(StringComparer.Ordinal);
        var tasks = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            if (!file.HasMetadata)
            {
                return ModuleCode.None with { IsKnown = false };
            }

            var metadata = file.GetMetadataReader();
            foreach (var handle in metadata.CustomAttributes)
            {
                var attribute = metadata.GetCustomAttribute(handle);
                var names = TypeName(metadata, attribute) switch
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

            return new ModuleCode(true, actions, tasks);
        }
        catch (Exception problem) when (problem is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
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
