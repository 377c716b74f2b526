namespace PluginTasks.Tasks.Running;

/// <summary>
/// Attempts that gave their place to others while their end is still being stored. They are bounded; and while the store
/// refuses anything that has to be kept there are no more of them, so that nothing is started whose end could not be stored either.
/// Thread safe.
/// </summary>
internal sealed class EndsUnderWay
{
    private const int Most = 1_024;

    private int count;
    private int refused;

    /// <summary>Whether one more may give its place away; then <see cref="Leave"/> follows.</summary>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref count) <= Most && Volatile.Read(ref refused) == 0)
        {
            return true;
        }

        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref count);

    /// <summary>The store has refused something, which is tried again until <see cref="Settled"/>.</summary>
    public void Refused() => Interlocked.Increment(ref refused);

    public void Settled() => Interlocked.Decrement(ref refused);
}
