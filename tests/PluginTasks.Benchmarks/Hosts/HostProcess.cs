using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace PluginTasks.Benchmarks.Hosts;

/// <summary>The published command's <c>run</c> over a fresh folder, with modules in workers. Ends with its workers when disposed.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const string Listening = "Listening on ";

    private readonly HostFolder folder;
    private readonly Process process;
    private readonly Task output;

    private HostProcess(HostFolder folder, Process process, Uri address, TimeSpan readyAfter)
    {
        this.folder = folder;
        this.process = process;
        Address = address;
        ReadyAfter = readyAfter;
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = address };
        output = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
    }

    public Uri Address { get; }

    public int Port => Address.Port;

    /// <summary>From the start of the process until it has said where it listens.</summary>
    public TimeSpan ReadyAfter { get; }

    /// <summary>Signed in by nothing.</summary>
    public HttpClient Client { get; }

    public AuthenticationHeaderValue Bearer => new("Bearer", folder.Token);

    /// <summary>Signs in once, as a browser does.</summary>
    public string Link => $"{Address}login?token={folder.Token}";

    /// <summary>Of a module that was copied.</summary>
    public string ModuleFolder(string name) => folder.ModuleFolder(name);

    /// <exception cref="InvalidOperationException">It did not start.</exception>
    public static async Task<HostProcess> StartAsync(HostOptions options, CancellationToken cancellation)
    {
        var folder = new HostFolder(options);
        var start = Stopwatch.GetTimestamp();
        var process = Process.Start(new ProcessStartInfo(Repository.Command, folder.Arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.Path,
        })!;
        var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
        while (await process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (line.StartsWith(Listening, StringComparison.Ordinal))
            {
                return new HostProcess(folder, process, new Uri(line[Listening.Length..]), Stopwatch.GetElapsedTime(start));
            }
        }

        folder.Dispose();
        throw new InvalidOperationException($"The host did not start: {await errors}");
    }

    /// <summary>What the process holds in memory, in bytes; with shared pages of the runtime's files.</summary>
    public long Resident => ResidentOf(process.Id);

    /// <summary>The processes that the host has started.</summary>
    public IReadOnlyList<int> Children =>
    [
        .. Directory.EnumerateDirectories($"/proc/{process.Id}/task")
            .SelectMany(thread => File.ReadAllText($"{thread}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)),
    ];

    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public static long ResidentOf(int processId)
    {
        var line = File.ReadLines($"/proc/{processId}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    /// <summary>The cookie of a new session of the host's own user, as a request carries it. The link is good once.</summary>
    public async Task<string> SignInAsync(CancellationToken cancellation)
    {
        using var answer = await Client.GetAsync(new Uri(Link), cancellation);
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    /// <summary>Calls an action of a module to its end.</summary>
    public Task<JsonElement> CallAsync(string action, string context, CancellationToken cancellation) =>
        AskAsync(new HttpRequestMessage(HttpMethod.Post, $"api/v1/actions/{action}") { Content = new StringContent($"{{\"context\":{context}}}", null, "application/json") }, cancellation);

    public Task<JsonElement> PostAsync(string path, CancellationToken cancellation) => AskAsync(new HttpRequestMessage(HttpMethod.Post, path), cancellation);

    public Task<JsonElement> GetAsync(string path, CancellationToken cancellation) => AskAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellation);

    /// <summary>Asks it to stop; it has its time, and then its workers have ended too.</summary>
    public async ValueTask DisposeAsync()
    {
        using (var kill = Process.Start("kill", [process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
        await output;
        process.Dispose();
        Client.Dispose();
        folder.Dispose();
    }

    private async Task<JsonElement> AskAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        {
            request.Headers.Authorization = Bearer;
            using var answer = await Client.SendAsync(request, cancellation);
            var body = await answer.Content.ReadAsStringAsync(cancellation);
            return answer.IsSuccessStatusCode
                ? JsonElement.Parse(body)
                : throw new InvalidOperationException($"{request.RequestUri} was answered with {(int)answer.StatusCode}: {body}");
        }
    }
}
