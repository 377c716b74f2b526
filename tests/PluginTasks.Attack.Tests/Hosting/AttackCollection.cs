namespace PluginTasks.Attack.Tests.Hosting;

/// <summary>All attacks go against one host.</summary>
[CollectionDefinition(Name)]
public sealed class AttackCollection : ICollectionFixture<AttackedHost>
{
    public const string Name = "attacks";
}
