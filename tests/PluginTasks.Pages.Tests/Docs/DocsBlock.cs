namespace PluginTasks.Pages.Tests.Docs;

/// <summary>A code block of a document: its language and marks, its text, the line of its fence.</summary>
internal sealed record DocsBlock(string Marks, string Text, int Line);
