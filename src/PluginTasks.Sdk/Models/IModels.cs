namespace PluginTasks.Sdk;

/// <summary>What the host keeps, to be read. Thread safe.</summary>
public interface IModels
{
    /// <summary>The tasks, running and past. A user sees their own, an organization manager the organization's, <c>super</c> all.</summary>
    BackgroundTasksModel BackgroundTasks { get; }

    /// <summary>How many tasks began, ended and ran lately. For a module that looks after the host.</summary>
    ITaskActivity Activity { get; }

    /// <summary>The schedules of all modules and users. For a module that looks after the host.</summary>
    IScheduleModel Schedules { get; }

    /// <summary>The modules and what is wrong with them. For a module that looks after the host.</summary>
    IModuleModel Modules { get; }
}
