using PluginTasks.Pages.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PluginTasks.Pages.Yaml;

/// <summary>Reads a file of YAML into nodes with positions. Mistakes become diagnostics.</summary>
public static class YamlReader
{
    /// <summary>
    /// The file's only document; null where it cannot be read. An empty file gives a scalar of null.
    /// </summary>
    public static YamlNode? Read(ReadOnlySpan<byte> utf8, string file, DiagnosticBag bag)
    {
        var text = SourceText.Decode(utf8, file, bag);
        return text is null ? null : Read(text, file, bag);
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, string, DiagnosticBag)"/>
    public static YamlNode? Read(string text, string file, DiagnosticBag bag)
    {
        try
        {
            return ReadDocument(new Parser(new StringReader(text)), file, bag);
        }
        catch (UnreadableYamlException problem)
        {
            bag.Add(problem.Code, file, problem.Line, problem.Column, problem.Message);
        }
        catch (YamlException problem)
        {
            var (line, column, message) = YamlErrorText.For(problem, text);
            bag.Add(DiagnosticCodes.Syntax, file, line, column, message);
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or IndexOutOfRangeException or NullReferenceException)
        {
            // The scanner answers some malformed input with its own bugs; to an author that is bad syntax.
            bag.Add(DiagnosticCodes.Syntax, file, 1, 1, "this is not valid YAML");
        }

        return null;
    }

    private static YamlNode ReadDocument(Parser parser, string file, DiagnosticBag bag)
    {
        parser.Consume<StreamStart>();
        if (parser.TryConsume<StreamEnd>(out _))
        {
            return new YamlScalar(file, 1, 1, default);
        }

        parser.Consume<DocumentStart>();
        var root = new YamlComposer(parser, file, bag).ReadNode();
        parser.Consume<DocumentEnd>();
        if (parser.TryConsume<DocumentStart>(out var second))
        {
            throw new UnreadableYamlException(DiagnosticCodes.Syntax, second.Start, "a file holds one document; a second one starts here");
        }

        return root;
    }
}
