using PluginTasks.Cli;

return await CommandLine.RunAsync(args, Terminal.System());
