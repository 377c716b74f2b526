using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Rules;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Trees;

/// <summary>A list some of whose members the stores decide about.</summary>
internal sealed class ListPiece(byte[] opening, ListMember[] members, bool leaveOutWhenEmpty) : Piece
{
    public override void Write(JsonOutput output, EvaluationScope scope)
    {
        var before = output.Length;
        output.Raw(opening);
        output.Raw((byte)'[');
        var first = true;
        foreach (var member in members)
        {
            if (!Rule.Shows(member.ShowIf, member.HideIf, scope))
            {
                continue;
            }

            if (!first)
            {
                output.Raw((byte)',');
            }

            first = false;
            Piece.WriteAll(member.Pieces, output, scope);
        }

        output.Raw((byte)']');
        if (first && leaveOutWhenEmpty)
        {
            output.Length = before;
        }
    }
}
