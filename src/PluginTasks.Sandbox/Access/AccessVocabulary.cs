using System.Collections.Frozen;

namespace PluginTasks.Sandbox.Access;

/// <summary>The words of access rules. They are written in lower case only, as in the manifest's schema.</summary>
public static class AccessVocabulary
{
    private static readonly FrozenDictionary<ResourceType, AccessOperation[]> Operations =
        new Dictionary<ResourceType, AccessOperation[]>
        {
            [ResourceType.Filesystem] =
                [AccessOperation.Read, AccessOperation.Execute, AccessOperation.Create, AccessOperation.Modify, AccessOperation.Delete],
            [ResourceType.Network] = [AccessOperation.Send, AccessOperation.Receive],
            [ResourceType.Subprocess] = [AccessOperation.Run],
            [ResourceType.Host] = [AccessOperation.Manage],
        }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, ResourceType> Resources =
        Enum.GetValues<ResourceType>().ToFrozenDictionary(NameOf, StringComparer.Ordinal);

    public static IReadOnlyList<AccessOperation> OperationsOf(ResourceType resource) => Operations[resource];

#pragma warning disable CA1308 // These are the words of a manifest, which are lower case; nothing is compared by them.
    public static string NameOf(ResourceType resource) => resource.ToString().ToLowerInvariant();

    public static string NameOf(AccessOperation operation) => operation.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>Reads both words; an operation of another resource is refused.</summary>
    public static AccessError? TryRead(string resourceType, string operation, out ResourceType resource, out AccessOperation read)
    {
        ArgumentNullException.ThrowIfNull(resourceType);
        ArgumentNullException.ThrowIfNull(operation);
        read = default;
        if (!Resources.TryGetValue(resourceType, out resource))
        {
            return new AccessError(
                AccessCodes.ResourceType,
                AccessField.ResourceType,
                $"unknown resource type {Quoted.Text(resourceType)}; there are {string.Join(", ", Enum.GetValues<ResourceType>().Select(NameOf))}");
        }

        foreach (var candidate in Operations[resource])
        {
            if (NameOf(candidate) == operation)
            {
                read = candidate;
                return null;
            }
        }

        return new AccessError(
            AccessCodes.Operation,
            AccessField.Operation,
            $"{Quoted.Text(operation)} is no operation of {NameOf(resource)}; there are {string.Join(", ", Operations[resource].Select(NameOf))}");
    }
}
