using System.Text;

namespace PluginTasks.Attack.Tests.Hosting;

/// <summary>What a call gave.</summary>
/// <param name="Result">Negative where it is an error.</param>
/// <param name="Outs">What is in its buffers.</param>
internal sealed record Got(long Result, IReadOnlyList<byte[]> Outs)
{
    public string Text => Result > 0 ? Encoding.UTF8.GetString(Outs[0].AsSpan(0, (int)Math.Min(Result, Outs[0].Length))) : "";
}
