using PluginTasks.Store.Sqlite;
using PluginTasks.Store.Writing;

namespace PluginTasks.Store.Accounts;

/// <summary>One statement on the tables of accounts. They are written seldom, so that each says for itself what it does.</summary>
/// <param name="sql">A text that is always the same.</param>
/// <param name="bind">Gives the statement its values.</param>
internal sealed class AccountWrite(string sql, Action<Statement> bind) : WriteCommand<int>
{
    /// <returns>How many rows it changed.</returns>
    protected override int Run(WriteSession session)
    {
        var statement = session.Database.Prepare(sql);
        bind(statement);
        statement.Run();
        return session.Database.Changes;
    }
}
