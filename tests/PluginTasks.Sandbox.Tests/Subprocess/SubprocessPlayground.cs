using PluginTasks.Sandbox.Subprocess;
using PluginTasks.Sandbox.Tests.Access.Files;
using PluginTasks.Sdk;

namespace PluginTasks.Sandbox.Tests.Subprocess;

/// <summary>A module with its folders on disk, and a runner.</summary>
public sealed class SubprocessPlayground : IDisposable
{
    public TemporaryTree Tree { get; } = new();

    public SubprocessRunner Runner { get; } = new(new SubprocessOptions
    {
        HostVariable = name => name switch { "LANG" => "C.UTF-8", "TZ" => "Europe/Vienna", _ => "secret" },
    });

    public string DataFolder => Tree.Scope.DataFolder!;

    public string TempFolder => Tree.At("tmp");

    public SubprocessRequest Request(params string[] command) => new()
    {
        Module = "m",
        Command = command,
        Identity = new SubprocessIdentity(),
        Place = new SubprocessPlace { DataFolder = DataFolder, TempFolder = TempFolder, ProgramFolders = Tree.Scope.ProgramFolders },
        Rules = Tree.Rules(),
    };

    public SubprocessRequest Script(string script) => Request("sh", "-c", script);

    public Task<SubprocessResult> RunAsync(string script) => Runner.CaptureAsync(Script(script));

    /// <summary>Runs something until it writes its first line, then does something.</summary>
    public async Task<SubprocessResult> OnFirstLineAsync(SubprocessRequest request, Action<string> act, CancellationToken cancellationToken = default)
    {
        var isFirst = true;
        return await Runner.CaptureAsync(
            request,
            onLine: line =>
            {
                if (isFirst)
                {
                    isFirst = false;
                    act(line.Text);
                }

                return Task.CompletedTask;
            },
            cancellationToken: cancellationToken);
    }

    public void Dispose() => Tree.Dispose();
}
