using PluginTasks.Sandbox.Linux;

namespace PluginTasks.Sandbox.Processes;

/// <summary>What an error number of a start means. The kernel gives one number for the folder and for the program.</summary>
internal static class StartError
{
    public static ProcessStartException Of(int error, ChildStart start)
    {
        var failure = error switch
        {
            NativeError.NoFile or NativeError.NotFolder or NativeError.Denied when !Directory.Exists(start.WorkingFolder) => ProcessStartFailure.WorkingFolder,
            NativeError.NoFile or NativeError.NotFolder => ProcessStartFailure.NoProgram,
            NativeError.Denied or NativeError.NotPermitted => ProcessStartFailure.NotAllowed,
            NativeError.NotExecutable => ProcessStartFailure.NotExecutable,
            NativeError.TooMuch => ProcessStartFailure.TooLarge,
            NativeError.TryAgain or NativeError.NoMemory or NativeError.TooManyFiles or NativeError.TooManyFilesOfAll => ProcessStartFailure.Resources,
            _ => ProcessStartFailure.Other,
        };
        var what = failure == ProcessStartFailure.WorkingFolder ? $"in the folder '{start.WorkingFolder}'" : "";
        var message = $"'{start.Program}' could not be started {what}: {NativeError.Describe(error)}.";
        return new ProcessStartException(failure, message.Replace(" :", ":", StringComparison.Ordinal));
    }
}
