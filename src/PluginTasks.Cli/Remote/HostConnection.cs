using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using PluginTasks.Cli.Hosting;

namespace PluginTasks.Cli.Remote;

/// <summary>The running host of a data folder, over its API, as this machine's own user. What it refuses becomes an exit code.</summary>
internal sealed class HostConnection : IDisposable
{
    private const string Api = "/api/v1/";
    private readonly HttpClient http;

    private HostConnection(HttpClient http) => this.http = http;

    /// <exception cref="CommandFailure">No host runs on that folder.</exception>
    public static HostConnection Open(string dataFolder)
    {
        var state = HostState.Read(dataFolder) ?? throw NoHost(dataFolder);

        // It may listen by TLS alone, with a certificate for its name in the outside world.
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, _, _, _) => new Uri(state.Address).IsLoopback;
        var http = new HttpClient(handler) { BaseAddress = new Uri(state.Address), Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", state.Token);
        return new HostConnection(http);
    }

    /// <exception cref="CommandFailure">There is no host, or it refuses; with the exit code that says which.</exception>
    public Task<JsonElement> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Get, path, null, cancellationToken);

    /// <inheritdoc cref="GetAsync"/>
    public Task<JsonElement> DeleteAsync(string path, CancellationToken cancellationToken) => SendAsync(HttpMethod.Delete, path, null, cancellationToken);

    /// <inheritdoc cref="GetAsync"/>
    public Task<JsonElement> PostAsync(string path, string? json, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, json, cancellationToken);

    public void Dispose() => http.Dispose();

    private static CommandFailure NoHost(string where) => new(
        ExitCode.NoHost, $"no host can be reached ({where}); start one with 'plugintasks run', or name its folder with --data-dir");

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? json, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, Api + path);
        request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return response.IsSuccessStatusCode ? body.Length == 0 ? default : Parse(body) : throw Refused(response.StatusCode, body);
        }
        catch (HttpRequestException error) when (error.InnerException is SocketException or IOException or null)
        {
            throw NoHost(http.BaseAddress!.ToString());
        }
    }

    private static JsonElement Parse(byte[] body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.Clone();
    }

    private static CommandFailure Refused(HttpStatusCode status, byte[] body)
    {
        var code = status switch
        {
            HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge => ExitCode.WrongUsage,
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ExitCode.NotAllowed,
            HttpStatusCode.NotFound => ExitCode.NotFound,
            _ => ExitCode.No,
        };
        try
        {
            var problem = Parse(body);
            return new CommandFailure(code, $"{problem.GetProperty("detail").GetString()} ({problem.GetProperty("code").GetString()})");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return new CommandFailure(code, $"the host answered {(int)status}");
        }
    }
}
