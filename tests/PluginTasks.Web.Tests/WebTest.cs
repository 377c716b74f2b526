using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using PluginTasks.ModuleRuntime;
using PluginTasks.Modules.Hosting;
using PluginTasks.Modules.Library;
using PluginTasks.Modules.Running;
using PluginTasks.Pages.Files;
using PluginTasks.Store;
using PluginTasks.Tasks.Tests;
using PluginTasks.Tests;
using PluginTasks.Web.Accounts;
using PluginTasks.Web.Hosting;
using PluginTasks.Web.Sessions;

namespace PluginTasks.Web.Tests;

/// <summary>A host with its doors open: real Kestrel on a port that the system chose, a real database, modules in this process.</summary>
public abstract class WebTest : IAsyncLifetime
{
    protected const string HostToken = "the-token-of-the-host";
    protected const string LinkToken = "the-token-of-the-link";
    protected const string Password = "correct horse";

    private static readonly Lazy<string> Hash = new(() => PasswordHash.Of(Password));

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("plugintasks-web-");
    private readonly Dictionary<HttpClient, CookieContainer> clients = [];
    private (SqliteTaskStore Store, PluginHost Modules, WebHost Web) open;

    private protected ManualTime Time { get; } = new();

    protected string Folder => folder.FullName;

    protected string UsersPath => Path.Combine(Folder, "users.yaml");

    protected PluginHost Modules => open.Modules;

    protected SqliteTaskStore Store => open.Store;

    private protected WebHost Web => open.Web;

    protected virtual WebHostOptions Options => new();

    protected virtual string? Users => $"""
        users:
          ada: {"{"}password: "{Hash.Value}", role: user, organization: acme, language: it, name: Ada Conti{"}"}
          ben: {"{"}password: "{Hash.Value}"{"}"}
          root: {"{"}password: "{Hash.Value}", role: admin{"}"}
          guest: {"{"}password: "{Hash.Value}", role: guest{"}"}
          bot: {"{"}role: user{"}"}
        """;

    public async Task InitializeAsync()
    {
        SiteModule.Write(Path.Combine(Folder, "site"));
        if (Users is { } users)
        {
            await File.WriteAllTextAsync(UsersPath, users);
        }

        await OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await CloseAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>Opens a host on what is in the folder.</summary>
    protected async Task OpenAsync()
    {
        PluginHost? modules = null;
        var store = SqliteTaskStore.Open(Path.Combine(Folder, "tasks.db"));
        var accounts = new AccountDirectory(UsersFile.Open(UsersPath), store.Accounts, role => modules!.Library.PermissionsOf(role));
        modules = new PluginHost(new PluginHostSetup
        {
            Library = ModuleLibrary.LoadFolders([new ModuleFolder(RepositoryRoot.Probe, "probe"), new ModuleFolder(Path.Combine(Folder, "site"), "site")]),
            Tasks = store,
            Schedules = store.Schedules,
            Launcher = new InProcessLauncher((end, token) => ModuleProcess.RunAsync(end, new ModuleProcessOptions { IsInProcess = true }, token)),
            Modules = new ModuleHostOptions { DataFolder = Folder },
            Runtime = new() { ShutdownGrace = TimeSpan.FromSeconds(1), CancelGrace = TimeSpan.FromSeconds(1) },
            Switches = new ModuleSwitches(Path.Combine(Folder, "switches.json")),
            Users = accounts,
        });
        var web = new WebHost(new WebHostSetup
        {
            Host = modules, Accounts = accounts, AccountStore = store.Accounts, Time = Time,
            Options = Options with { Urls = ["http://127.0.0.1:0"], LinkToken = LinkToken, HostTokens = [HostToken], RequestsPerSecond = 10_000 },
        });
        await modules.StartAsync();
        await web.StartAsync();
        open = (store, modules, web);
    }

    protected async Task CloseAsync()
    {
        foreach (var client in clients.Keys)
        {
            client.Dispose();
        }

        clients.Clear();
        await Web.StopAsync();
        await Modules.DisposeAsync();
        await Web.DisposeAsync();
        await Store.DisposeAsync();
    }

    /// <summary>A browser without any cookie.</summary>
    protected HttpClient Browser()
    {
        var handler = new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        var client = new HttpClient(handler) { BaseAddress = new Uri(Web.Addresses[0]) };
        clients.Add(client, handler.CookieContainer);
        return client;
    }

    /// <summary>A browser that somebody has signed in with, who knows what to send along.</summary>
    protected async Task<HttpClient> SignedInAsync(string user)
    {
        var client = Browser();
        using var answer = await client.PostAsJsonAsync("/api/v1/sign-in", new { user, password = Password });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var me = await client.GetFromJsonAsync<JsonElement>("/api/v1/me");
        client.DefaultRequestHeaders.Add("X-CSRF-Token", me.GetProperty("csrfToken").GetString());
        return client;
    }

    /// <summary>What a thief of a browser's cookie would have.</summary>
    protected string CookieOf(HttpClient client) => clients[client].GetCookies(client.BaseAddress!).Single().Value;

    /// <summary>A program with a token.</summary>
    protected HttpClient Bearer(string token = HostToken)
    {
        var client = Browser();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    protected static async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(HttpClient client, HttpMethod method, string path, string? json = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json") };
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length > 0 && answer.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true ? JsonElement.Parse(text) : default);
    }

    protected static Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(HttpClient client, string path, string? json = null) => SendAsync(client, HttpMethod.Post, path, json);

    protected static Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(HttpClient client, string path) => SendAsync(client, HttpMethod.Get, path);

    protected static async Task<string> SubmitAsync(HttpClient client, string task, string args = "{}") =>
        (await PostAsync(client, "/api/v1/tasks", $$"""{"task": "{{task}}", "args": {{args}}}""")).Body.GetProperty("taskId").GetString()!;

    protected static string Code((HttpStatusCode Status, JsonElement Body) answer) => answer.Body.ValueKind == JsonValueKind.Object ? answer.Body.GetProperty("code").GetString()! : "";
}
