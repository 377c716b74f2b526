using System.Buffers;

namespace PluginTasks.Store.Writing;

/// <summary>Tells the callers of a committed batch, on a pool thread: the writer has the next batch to see to.</summary>
internal sealed class WrittenBatch(WriteCommand[] commands, int count) : IThreadPoolWorkItem
{
    public void Execute()
    {
        for (var i = 0; i < count; i++)
        {
            commands[i].Complete();
        }

        ArrayPool<WriteCommand>.Shared.Return(commands, clearArray: true);
    }
}
