using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Trees;

/// <summary>A stretch of a resolved tree: ready bytes, a value to fill in, or a list to decide.</summary>
internal abstract class Piece
{
    public abstract void Write(JsonOutput output, EvaluationScope scope);

    public static void WriteAll(Piece[] pieces, JsonOutput output, EvaluationScope scope)
    {
        foreach (var piece in pieces)
        {
            piece.Write(output, scope);
        }
    }
}
