using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Rules;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Trees;

/// <summary>Members between brackets or braces, some of which the stores decide about.</summary>
internal sealed class ListPiece(byte[] opening, byte closing, ListMember[] members, bool leaveOutWhenEmpty) : Piece
{
    public override void Write(JsonOutput output, EvaluationScope scope)
    {
        var before = output.Length;
        output.Raw(opening);
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

        output.Raw(closing);
        if (first && leaveOutWhenEmpty)
        {
            output.Length = before;
        }
    }
}
