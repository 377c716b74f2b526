using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Trees;

internal sealed class HolePiece(Expression expression) : Piece
{
    public override void Write(JsonOutput output, EvaluationScope scope) => output.Value(expression.Evaluate(scope));
}
