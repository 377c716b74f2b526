using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace PluginTasks.Web.Sessions;

/// <summary>Counts wrong passwords: after five in a minute from one address the sixth waits. Thread safe.</summary>
internal sealed class SignInAttempts(TimeProvider time)
{
    private const int Most = 5;

    /// <summary>Past so many addresses that are wrong at once, all of them wait together: memory has an end.</summary>
    private const int MostAddresses = 10_000;

    private static readonly TimeSpan Within = TimeSpan.FromMinutes(1);
    private static readonly object Everybody = new();

    private readonly ConcurrentDictionary<object, Queue<long>> wrong = new();

    /// <summary>
    /// Takes one of the address's attempts before the password is looked at, so that many at once are no way around; a
    /// right one is given back by <see cref="Right"/>.
    /// </summary>
    /// <returns>How long the address has to wait; zero where it has not.</returns>
    public TimeSpan Take(IPAddress? address)
    {
        if (wrong.Count >= MostAddresses)
        {
            RemoveOld();
        }

        var attempts = wrong.GetOrAdd(KeyOf(address), _ => new Queue<long>());
        lock (attempts)
        {
            var now = time.GetTimestamp();
            while (attempts.TryPeek(out var first) && time.GetElapsedTime(first, now) >= Within)
            {
                attempts.Dequeue();
            }

            if (attempts.Count >= Most)
            {
                return Within - time.GetElapsedTime(attempts.Peek(), now);
            }

            attempts.Enqueue(now);
            return TimeSpan.Zero;
        }
    }

    /// <summary>The password was right: its attempt is given back, and none that was wrong, as who knows one password may be guessing another.</summary>
    public void Right(IPAddress? address)
    {
        if (wrong.TryGetValue(KeyOf(address), out var attempts))
        {
            lock (attempts)
            {
                attempts.TryDequeue(out _);
            }
        }
    }

    /// <summary>Of IPv6 the network: one machine has all of its addresses.</summary>
    private object KeyOf(IPAddress? address)
    {
        object key = address switch
        {
            null => Everybody,
            { IsIPv4MappedToIPv6: true } => address.MapToIPv4(),
            { AddressFamily: AddressFamily.InterNetworkV6 } => Convert.ToHexString(address.GetAddressBytes()[..8]),
            _ => address,
        };
        return wrong.ContainsKey(key) || wrong.Count < MostAddresses ? key : Everybody;
    }

    private void RemoveOld()
    {
        foreach (var (key, attempts) in wrong)
        {
            lock (attempts)
            {
                if (!attempts.Any(a => time.GetElapsedTime(a) < Within))
                {
                    wrong.TryRemove(key, out _);
                }
            }
        }
    }
}
