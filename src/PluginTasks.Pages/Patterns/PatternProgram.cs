using System.Text;

namespace PluginTasks.Pages.Patterns;

/// <summary>What a pattern compiles to, with what lets the matcher skip ahead.</summary>
internal sealed class PatternProgram
{
    private PatternProgram(Instruction[] code, string prefix, bool isLiteral)
    {
        Code = code;
        Prefix = prefix;
        IsLiteral = isLiteral;
    }

    public Instruction[] Code { get; }

    /// <summary>What every match begins with; may be empty.</summary>
    public string Prefix { get; }

    /// <summary>Whether the prefix is all there is to match.</summary>
    public bool IsLiteral { get; }

    public bool StartsAtTextStart => Code[0].Operation == Operation.TextStart;

    public static PatternProgram From(Instruction[] code)
    {
        var prefix = new StringBuilder();
        var length = 0;
        while (code[length].Operation == Operation.Rune && IsSameInUtf16(code[length].Argument))
        {
            prefix.Append(new Rune(code[length].Argument));
            length++;
        }

        return new PatternProgram(code, prefix.ToString(), code[length].Operation == Operation.Found);
    }

    /// <summary>U+FFFD also stands for unpaired surrogates in the text, and surrogates match nothing.</summary>
    private static bool IsSameInUtf16(int rune) => Rune.IsValid(rune) && rune != Rune.ReplacementChar.Value;
}
