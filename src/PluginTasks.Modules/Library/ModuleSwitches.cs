using System.Text.Json;

namespace PluginTasks.Modules.Library;

/// <summary>Which modules were switched on or off while a host ran, in a file, so that the next start knows. Thread safe.</summary>
public sealed class ModuleSwitches(string path)
{
    private readonly Lock gate = new();

    /// <summary>None where there is no file, or none that can be read: then the manifests say.</summary>
    public IReadOnlyDictionary<string, bool> Read()
    {
        try
        {
            using var content = JsonDocument.Parse(File.ReadAllBytes(path));
            return content.RootElement.EnumerateObject()
                .Where(m => m.Value.ValueKind is JsonValueKind.True or JsonValueKind.False)
                .ToDictionary(m => m.Name, m => m.Value.GetBoolean(), StringComparer.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException or ArgumentException)
        {
            return new Dictionary<string, bool>();
        }
    }

    public void Write(string module, bool isOn)
    {
        lock (gate)
        {
            var all = new SortedDictionary<string, bool>(Read().ToDictionary(), StringComparer.Ordinal) { [module] = isOn };
            var next = path + ".new";
            File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(all));
            File.Move(next, path, overwrite: true);
        }
    }
}
