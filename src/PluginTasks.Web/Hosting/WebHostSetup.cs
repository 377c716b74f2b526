using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PluginTasks.Modules.Hosting;
using PluginTasks.Tasks.Accounts;
using PluginTasks.Web.Accounts;
using PluginTasks.Web.Logs;
using PluginTasks.Web.Streams;

namespace PluginTasks.Web.Hosting;

/// <summary>What a web host is made of. Who composes it keeps what is theirs.</summary>
public sealed record WebHostSetup
{
    public required PluginHost Host { get; init; }

    public required AccountDirectory Accounts { get; init; }

    public required IAccountStore AccountStore { get; init; }

    /// <summary>What modules publish; the same that <see cref="Host"/> has.</summary>
    public StreamHub Streams { get; init; } = new();

    public WebHostOptions Options { get; init; } = new();

    /// <summary>What tasks have logged.</summary>
    public TaskLogs TaskLogs { get; init; } = new();

    public ILoggerFactory Log { get; init; } = NullLoggerFactory.Instance;

    public TimeProvider Time { get; init; } = TimeProvider.System;
}
