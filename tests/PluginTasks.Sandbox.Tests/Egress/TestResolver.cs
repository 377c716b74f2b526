using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using PluginTasks.Sandbox.Egress.Dialing;

namespace PluginTasks.Sandbox.Tests.Egress;

/// <summary>Answers as a test says, by default that every name is this machine.</summary>
internal sealed class TestResolver : INameResolver
{
    /// <summary>Which names were asked for.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    public Func<string, CancellationToken, Task<IReadOnlyList<IPAddress>>> Answer { get; set; } = (_, _) => Of("127.0.0.1");

    public static Task<IReadOnlyList<IPAddress>> Of(params string[] addresses) =>
        Task.FromResult<IReadOnlyList<IPAddress>>([.. addresses.Select(IPAddress.Parse)]);

    public static Task<IReadOnlyList<IPAddress>> Unknown() =>
        Task.FromException<IReadOnlyList<IPAddress>>(new SocketException((int)SocketError.HostNotFound));

    /// <summary>Gives the first answer at the first call, and so on.</summary>
    public void InTurn(params string[][] answers)
    {
        var call = -1;
        Answer = (_, _) => Of(answers[Math.Min(Interlocked.Increment(ref call), answers.Length - 1)]);
    }

    public Task<IReadOnlyList<IPAddress>> ResolveAsync(string name, CancellationToken cancellationToken)
    {
        Asked.Enqueue(name);
        return Answer(name, cancellationToken);
    }
}
