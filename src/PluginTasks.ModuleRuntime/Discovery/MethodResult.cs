using System.Reflection;

namespace PluginTasks.ModuleRuntime.Discovery;

/// <summary>Makes one thing of all that a method can return: its value, null where there is none.</summary>
internal static class MethodResult
{
    private static readonly MethodInfo OfTask = typeof(MethodResult).GetMethod(nameof(FromTaskAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo OfValueTask = typeof(MethodResult).GetMethod(nameof(FromValueTaskAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static Func<object?, Task<object?>> For(Type returned)
    {
        if (returned == typeof(void))
        {
            return static _ => Task.FromResult<object?>(null);
        }

        if (returned == typeof(ValueTask))
        {
            return static value => WithoutValueAsync(((ValueTask)value!).AsTask());
        }

        var definition = returned.IsGenericType ? returned.GetGenericTypeDefinition() : null;
        if (definition == typeof(Task<>))
        {
            return OfTask.MakeGenericMethod(returned.GenericTypeArguments).CreateDelegate<Func<object?, Task<object?>>>();
        }

        return definition == typeof(ValueTask<>)
            ? OfValueTask.MakeGenericMethod(returned.GenericTypeArguments).CreateDelegate<Func<object?, Task<object?>>>()
            : static value => value is Task task ? WithoutValueAsync(task) : Task.FromResult(value);
    }

    private static async Task<object?> WithoutValueAsync(Task task)
    {
        await task.ConfigureAwait(false);
        return null;
    }

    private static async Task<object?> FromTaskAsync<T>(object? task) => task is null ? null : await ((Task<T>)task).ConfigureAwait(false);

    private static async Task<object?> FromValueTaskAsync<T>(object? task) => await ((ValueTask<T>)task!).ConfigureAwait(false);
}
