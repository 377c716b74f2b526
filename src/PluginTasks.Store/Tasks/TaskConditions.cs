using System.Globalization;
using System.Text;
using PluginTasks.Store.Sqlite;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Store.Tasks;

/// <summary>The conditions of a query as SQL. Values go into parameters, never into the text.</summary>
internal sealed class TaskConditions
{
    private readonly List<Action<Statement, int>> values = [];
    private readonly StringBuilder sql = new("1");

    public TaskConditions(TaskQuery query)
    {
        Text("id = {0}", query.Id);
        Text("module = {0}", query.Module);
        Text("task_key = {0}", query.TaskKey);

        // A task or a key is found faster by itself than among all of a user: the plus keeps SQLite from that index.
        var plus = query.Id is null && query.TaskKey is null && query.TaskKeyPrefix is null ? "" : "+";
        Text(plus + "user_id = {0}", query.UserId);
        Text(plus + "organization_id = {0}", query.OrganizationId);
        Prefix(query.TaskKeyPrefix);
        Time("created_at >= {0}", query.CreatedFrom);
        Time("created_at <= {0}", query.CreatedTo);
        if (query.Status.Count > 0)
        {
            sql.Append(CultureInfo.InvariantCulture, $" AND status IN ({string.Join(", ", query.Status.Select(StateCode.Of))})");
        }

        Text("holds(label, {0})", query.Label);
    }

    public string Sql => sql.ToString();

    public int Count => values.Count;

    public void Bind(Statement statement)
    {
        for (var i = 0; i < values.Count; i++)
        {
            values[i](statement, i + 1);
        }
    }

    private void Text(string condition, string? value)
    {
        if (value is not null)
        {
            Add(condition, (s, p) => s.Bind(p, value));
        }
    }

    private void Time(string condition, DateTimeOffset? value)
    {
        if (value is { } time)
        {
            Add(condition, (s, p) => s.Bind(p, time.ToUnixTimeMilliseconds()));
        }
    }

    /// <summary>As a range, which an index can find. No byte of UTF-8 is the highest one, so the last can be counted up.</summary>
    private void Prefix(string? prefix)
    {
        Text("task_key >= {0}", prefix);
        if (string.IsNullOrEmpty(prefix))
        {
            return;
        }

        var end = Encoding.UTF8.GetBytes(prefix);
        end[^1]++;
        Add("task_key < {0}", (s, p) => s.BindUtf8(p, end));
    }

    private void Add(string condition, Action<Statement, int> bind)
    {
        values.Add(bind);
        sql.Append(" AND ").AppendFormat(CultureInfo.InvariantCulture, condition, string.Create(CultureInfo.InvariantCulture, $"?{values.Count}"));
    }
}
