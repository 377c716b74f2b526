using System.Text;
using PluginTasks.Pages.Diagnostics;

namespace PluginTasks.Pages.Yaml;

/// <summary>The text of a file, checked to be UTF-8 without characters that no author means.</summary>
internal static class SourceText
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string? Decode(ReadOnlySpan<byte> bytes, string file, DiagnosticBag bag)
    {
        if (bytes.Length > YamlLimits.FileBytes)
        {
            bag.Add(DiagnosticCodes.TooLarge, file, 1, 1, $"the file is larger than {YamlLimits.FileBytes:N0} bytes");
            return null;
        }

        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            bag.Add(DiagnosticCodes.Syntax, file, 1, 1, "the file is UTF-16; save it as UTF-8");
            return null;
        }

        bytes = bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
        try
        {
            var text = Strict.GetString(bytes);
            return HasOnlyTextCharacters(text, file, bag) ? text : null;
        }
        catch (DecoderFallbackException problem)
        {
            ReportAt(bytes, problem.Index, file, bag);
            return null;
        }
    }

    private static void ReportAt(ReadOnlySpan<byte> bytes, int index, string file, DiagnosticBag bag)
    {
        index = Math.Clamp(index, 0, bytes.Length);
        var before = Encoding.UTF8.GetString(bytes[..index]);
        var (line, column) = Place(before, before.Length);
        bag.Add(DiagnosticCodes.Syntax, file, line, column, "this is not UTF-8 text; save the file as UTF-8");
    }

    private static bool HasOnlyTextCharacters(string text, string file, DiagnosticBag bag)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if ((text[i] < ' ' && text[i] is not ('\t' or '\n' or '\r')) || text[i] is '\x7F' or '\uFEFF' or '\uFFFE' or '\uFFFF')
            {
                var (line, column) = Place(text, i);
                bag.Add(DiagnosticCodes.Syntax, file, line, column, $"the character U+{(int)text[i]:X4} cannot stand in a file");
                return false;
            }
        }

        return true;
    }

    private static (int Line, int Column) Place(string text, int index)
    {
        var line = 1 + text.AsSpan(0, index).Count('\n');
        return (line, index - text.LastIndexOf('\n', Math.Max(index - 1, 0), Math.Max(index, 0)));
    }
}
