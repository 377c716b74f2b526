namespace PluginTasks.Sandbox.Access.Decisions;

/// <summary>What is asked for and decided on. Immutable.</summary>
/// <param name="Module">Whose.</param>
/// <param name="Resource">What it is about.</param>
/// <param name="Operation">What is done with it.</param>
/// <param name="Target">Normalized, as a rule has it.</param>
public sealed record AccessKey(string Module, ResourceType Resource, AccessOperation Operation, string Target)
{
    public override string ToString() => $"{AccessVocabulary.NameOf(Resource)} {AccessVocabulary.NameOf(Operation)} {Target}";
}
