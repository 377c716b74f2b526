using System.Numerics;
using PluginTasks.Store.Sqlite;
using PluginTasks.Tasks.States;

namespace PluginTasks.Store.Tasks;

/// <summary>Statements that write some columns of a task, each prepared when its set of columns comes first.</summary>
/// <param name="database">Where they run.</param>
/// <param name="always">Columns that every statement names.</param>
/// <param name="firstParameter">The parameter of the first column.</param>
/// <param name="write">Puts the text together from the columns' names.</param>
internal sealed class ColumnStatements(Database database, string[] always, int firstParameter, Func<string[], string> write)
    : IDisposable
{
    private const int Most = 256;

    private readonly long alwaysSet = TaskColumns.All.Index().Where(c => always.Contains(c.Item.Name)).Sum(c => 1L << c.Index);
    private readonly Dictionary<long, Statement> statements = [];

    /// <summary>The statement for what differs between two versions of a task, its values bound.</summary>
    public Statement Bind(TaskRecord before, TaskRecord after)
    {
        var columns = TaskColumns.All;
        var set = alwaysSet;
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i].Differs(before, after))
            {
                set |= 1L << i;
            }
        }

        var statement = StatementOf(set);
        var parameter = firstParameter;
        for (var rest = set; rest != 0; rest &= rest - 1)
        {
            columns[BitOperations.TrailingZeroCount(rest)].Bind(statement, parameter++, after);
        }

        return statement;
    }

    public void Dispose()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        statements.Clear();
    }

    private Statement StatementOf(long set)
    {
        if (!statements.TryGetValue(set, out var statement))
        {
            if (statements.Count == Most)
            {
                Dispose();
            }

            statement = database.New(write([.. TaskColumns.All.Where((_, i) => (set & (1L << i)) != 0).Select(c => c.Name)]));
            statements.Add(set, statement);
        }

        return statement;
    }
}
