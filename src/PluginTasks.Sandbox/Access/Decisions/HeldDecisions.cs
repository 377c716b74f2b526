using System.Collections.Frozen;

namespace PluginTasks.Sandbox.Access.Decisions;

/// <summary>What is decided, as it holds now. Whoever reads it waits for nothing; changes are made one at a time.</summary>
/// <param name="onChanged">Told when a decision holds that changes what a module may do.</param>
internal sealed class HeldDecisions(Action<AccessChange>? onChanged)
{
    private FrozenDictionary<string, DecidedAccess[]> byModule = FrozenDictionary<string, DecidedAccess[]>.Empty;

    /// <summary>The newest first.</summary>
    public IReadOnlyList<DecidedAccess> All =>
        [.. Volatile.Read(ref byModule).Values.SelectMany(d => d).OrderByDescending(d => d.At).ThenBy(d => d.Key.ToString(), StringComparer.Ordinal)];

    public IReadOnlyList<DecidedAccess> Of(string module) => Volatile.Read(ref byModule).GetValueOrDefault(module, []);

    public DecidedAccess? Find(AccessKey key) => Of(key.Module).FirstOrDefault(d => d.Key == key);

    /// <summary>From here on it holds; null is undecided.</summary>
    public void Put(AccessKey key, DecidedAccess? decision, bool isByItself = false) => Put([(key, decision)], isByItself);

    /// <summary>From here on they hold. Puts another whole in the place of what readers see.</summary>
    public void Put(IReadOnlyList<(AccessKey Key, DecidedAccess? Decision)> decisions, bool isByItself = false)
    {
        var next = Volatile.Read(ref byModule).ToDictionary(StringComparer.Ordinal);
        var changes = new List<AccessChange>();
        foreach (var ofModule in decisions.GroupBy(d => d.Key.Module, StringComparer.Ordinal))
        {
            var held = Of(ofModule.Key).ToDictionary(d => d.Key);
            foreach (var (key, decision) in ofModule)
            {
                var (before, after) = (Reach(held.GetValueOrDefault(key)), Reach(decision));
                held.Remove(key);
                if (decision is not null)
                {
                    held.Add(key, decision);
                }

                if (before != after)
                {
                    changes.Add(new AccessChange(key, IsRevocation: after < before, isByItself));
                }
            }

            next[ofModule.Key] = [.. held.Values];
        }

        Volatile.Write(ref byModule, next.ToFrozenDictionary(StringComparer.Ordinal));
        changes.ForEach(change => onChanged?.Invoke(change));
    }

    /// <summary>How much a decision lets a module do.</summary>
    private static int Reach(DecidedAccess? decision) => decision switch { { Verdict: AccessVerdict.Denied } => 0, null => 1, _ => 2 };
}
