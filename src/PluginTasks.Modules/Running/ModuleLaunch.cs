using PluginTasks.Modules.Library;
using PluginTasks.Modules.Manifests;
using PluginTasks.Protocol.Calls;
using PluginTasks.Protocol.Messages;
using PluginTasks.Protocol.Messages.Loading;
using PluginTasks.Sandbox.Cage;
using PluginTasks.Sdk;

namespace PluginTasks.Modules.Running;

/// <summary>The start of one generation.</summary>
internal sealed class ModuleLaunch(ModuleHostParts parts, Module module, int number)
{
    /// <exception cref="ModuleUnavailableException">Its code, or what it is given, is wrong.</exception>
    /// <exception cref="Exception">Its process does not start, or dies.</exception>
    public async Task<Generation> RunAsync(CancellationToken cancellationToken)
    {
        var folders = new ModuleFolders(
            Path.GetFullPath(module.Folder.FullPath("")), HostPlaces.DataOf(parts.Options.DataFolder, module.Name), parts.Temporary.Next(module.Name));
        var load = parts.Loading.For(module, folders);
        folders.Create();
        var link = new ModuleLink(module, folders);
        var process = await StartAsync(link, cancellationToken).ConfigureAwait(false);
        link.Connection = new ProtocolConnection(process.End, parts.Calls.For(link));
        var generation = link.Generation = new Generation(number, link, process, parts.Time);
        link.Connection.Start();
        try
        {
            using var deadline = new CancellationTokenSource(parts.Options.StartTimeout, parts.Time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
            generation.Code = LoadedCodeCheck.Demand(module.Name, await LoadAsync(generation, load, deadline.Token, either.Token).ConfigureAwait(false));
            parts.Log.Started(module.Name, number, process.ProcessId);
            return generation;
        }
        catch
        {
            await generation.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<IModuleProcess> StartAsync(ModuleLink link, CancellationToken cancellationToken)
    {
        try
        {
            link.Home = parts.MakeHome(link);
        }
        catch (CageException error)
        {
            link.Folders.RemoveTemp();
            throw new ModuleUnavailableException(module.Name, error.Message, error);
        }

        try
        {
            return await parts.Launcher.LaunchAsync(link, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await link.Home.DisposeAsync().ConfigureAwait(false);
            link.Folders.RemoveTemp();
            throw;
        }
    }

    private async Task<LoadedCode> LoadAsync(
        Generation generation, LoadModule load, CancellationToken deadline, CancellationToken cancellationToken)
    {
        try
        {
            return await generation.CallAsync(RuntimeMethods.Load, load, CallScope.Nobody, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (SdkException error)
        {
            throw new ModuleUnavailableException(module.Name, error.Message, error);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new TimeoutException($"it did not start within {parts.Options.StartTimeout.TotalSeconds:0.###} s");
        }
    }
}
