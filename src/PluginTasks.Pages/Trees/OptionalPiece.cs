using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Rules;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Trees;

/// <summary>A component in a place of its own that the stores decide about; null where it is hidden.</summary>
internal sealed class OptionalPiece(ListMember member) : Piece
{
    public override void Write(JsonOutput output, EvaluationScope scope)
    {
        if (Rule.Shows(member.ShowIf, member.HideIf, scope))
        {
            WriteAll(member.Pieces, output, scope);
        }
        else
        {
            output.Raw("null"u8);
        }
    }
}
