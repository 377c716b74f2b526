using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Trees;

internal sealed class BytesPiece(byte[] bytes) : Piece
{
    public override void Write(JsonOutput output, EvaluationScope scope) => output.Raw(bytes);
}
