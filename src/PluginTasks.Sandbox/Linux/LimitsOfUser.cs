using PluginTasks.Sandbox.Cage;

namespace PluginTasks.Sandbox.Linux;

/// <summary>Limits of another user's processes.</summary>
internal static unsafe class LimitsOfUser
{
    /// <summary>
    /// As <see cref="LimitCalls.Lower"/>, for a process of another user, by a thread that becomes that user: root alone may not, where it has not
    /// all its capabilities, as in most containers.
    /// </summary>
    /// <returns>What went wrong; null where nothing did.</returns>
    public static string? Lower(int user, int pid, IReadOnlyList<(int Resource, ulong Most)> limits)
    {
        var pairs = stackalloc LimitCalls.Pair[limits.Count];
        using var calls = new CallList();
        calls.Add("leaving groups", 0, CallNumbers.SetGroups);
        calls.Add("changing the group", 0, CallNumbers.SetGroupIds, user, user, user);
        calls.Add("changing the user", 0, CallNumbers.SetUserIds, user, user, user);
        for (var i = 0; i < limits.Count; i++)
        {
            LimitCalls.Pair now;
            if (LimitCalls.Limit(0, limits[i].Resource, null, &now) != 0)
            {
                return NativeError.Describe(NativeError.Last);
            }

            pairs[i] = new LimitCalls.Pair { Soft = Math.Min(now.Soft, limits[i].Most), Hard = Math.Min(now.Hard, limits[i].Most) };
            calls.Add("limiting", 0, CallNumbers.SetLimits, pid, limits[i].Resource, (nint)(pairs + i));
        }

        try
        {
            CagingThread.Run(calls);
            return null;
        }
        catch (CageException error)
        {
            return error.Message;
        }
    }
}
