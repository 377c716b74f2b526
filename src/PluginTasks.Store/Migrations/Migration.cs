namespace PluginTasks.Store.Migrations;

/// <summary>One step of the schema, forward only. Its number is the version that the database has afterwards.</summary>
internal sealed record Migration(int Number, string Sql);
