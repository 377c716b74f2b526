using PluginTasks.Tasks.Schedules.Reading;

namespace PluginTasks.Tasks.Schedules.Cron;

/// <summary>Quartz writes <c>?</c> for the one of the two day fields that says nothing.</summary>
internal static class Anything
{
    /// <summary>Whether the field at the cursor is <c>?</c>, and then passes it.</summary>
    public static bool Accept(Cursor cursor)
    {
        if (!cursor.Accept('?'))
        {
            return false;
        }

        if (!cursor.AtSpaceOrEnd)
        {
            cursor.Fail(cursor.Position, "'?' stands alone in its field");
        }

        return true;
    }
}
