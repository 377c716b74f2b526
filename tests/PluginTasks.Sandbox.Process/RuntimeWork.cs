using System.IO.Pipes;
using System.Reflection;
using System.Runtime.Loader;

namespace PluginTasks.Sandbox.Probes;

/// <summary>What module code makes the runtime do: load and compile, threads, collections, files, pipes, timers.</summary>
internal static class RuntimeWork
{
    private const int Threads = 40;

    public static async Task RunAsync(string folder)
    {
        LoadAgain();
        RunThreads();
        for (var i = 0; i < 20; i++)
        {
            _ = Enumerable.Range(0, 200).Select(n => new byte[10_000 + n]).ToArray();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: i % 2 == 0, compacting: i % 2 == 0);
        }

        await FilesAsync(folder);
        await PipesAsync();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
        for (var i = 0; i < 3; i++)
        {
            await timer.WaitForNextTickAsync();
        }

        try
        {
            using var child = System.Diagnostics.Process.Start("/bin/true");
            Console.WriteLine("a program was started");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            Console.WriteLine($"done, no program: {e.NativeErrorCode}");
        }
    }

    private static void LoadAgain()
    {
        var context = new AssemblyLoadContext("module", isCollectible: true);
        var copy = context.LoadFromAssemblyPath(typeof(RuntimeWork).Assembly.Location);
        var method = copy.GetType(typeof(RuntimeWork).FullName!)!.GetMethod(nameof(Twice), BindingFlags.Static | BindingFlags.NonPublic)!;
        if (method.Invoke(null, [21]) is not 42)
        {
            throw new InvalidOperationException("The loaded copy did not work.");
        }

        context.Unload();
    }

    private static int Twice(int number) => number * 2;

    private static void RunThreads()
    {
        var sum = 0;
        var threads = Enumerable.Range(0, Threads).Select(n => new Thread(() => Interlocked.Add(ref sum, n)) { Name = $"module {n}" }).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        Parallel.For(0, 100, _ => Interlocked.Increment(ref sum));
        if (sum != (Threads * (Threads - 1) / 2) + 100)
        {
            throw new InvalidOperationException("A thread is missing.");
        }
    }

    private static async Task FilesAsync(string folder)
    {
        var file = Path.Combine(folder, "one.txt");
        await File.WriteAllTextAsync(file, "text");
        File.Copy(file, Path.Combine(folder, "two.txt"));
        File.Move(Path.Combine(folder, "two.txt"), Path.Combine(folder, "three.txt"));
        await using (var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.Asynchronous))
        {
            stream.SetLength(2);
            await stream.FlushAsync();
        }

        Directory.CreateDirectory(Path.Combine(folder, "inner"));
        var names = Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Console.WriteLine(string.Join(' ', names) + " " + await File.ReadAllTextAsync(file));
        Directory.Delete(Path.Combine(folder, "inner"));
        File.Delete(Path.Combine(folder, "three.txt"));
    }

    private static async Task PipesAsync()
    {
        await using var server = new AnonymousPipeServerStream(PipeDirection.Out);
        await using var client = new AnonymousPipeClientStream(PipeDirection.In, server.GetClientHandleAsString());
        await server.WriteAsync(new byte[] { 7 });
        var buffer = new byte[1];
        if (await client.ReadAsync(buffer) != 1 || buffer[0] != 7)
        {
            throw new InvalidOperationException("The pipe did not work.");
        }
    }
}
