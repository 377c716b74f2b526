namespace PluginTasks.Fuzz.Running;

/// <summary>
/// Takes the steps of examinations, and says which threw or took too long. Others use the machine too, so
/// what counts is the shorter of the time that passed and the processors' time.
/// </summary>
public sealed class StepRunner(TimeProvider time, TimeSpan longest)
{
    private const int Attempts = 3;

    private long startedAt;

    /// <summary>What is being done right now, for a watchdog.</summary>
    public string Current { get; private set; } = "";

    /// <summary>For how long.</summary>
    public TimeSpan Elapsed => time.GetElapsedTime(Volatile.Read(ref startedAt));

    public TimeSpan Slowest { get; private set; }

    public int Trees { get; private set; }

    public int Diagnostics { get; private set; }

    /// <summary>Null where nothing is wrong. What was slow is tried again, since others use the machine too.</summary>
    public FuzzFailure? Examine(string root)
    {
        FuzzFailure? failure = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            failure = ExamineOnce(root, out var threw);
            if (failure is null || threw)
            {
                break;
            }
        }

        return failure;
    }

    private FuzzFailure? ExamineOnce(string root, out bool threw)
    {
        threw = false;
        FuzzFailure? slow = null;
        var examination = new Examination(root);
        try
        {
            foreach (var (file, take) in examination.Steps())
            {
                Current = file;
                Volatile.Write(ref startedAt, time.GetTimestamp());
                var used = Environment.CpuUsage.TotalTime;
                take();
                used = Environment.CpuUsage.TotalTime - used;
                var took = Elapsed < used ? Elapsed : used;
                Slowest = took > Slowest && took <= longest ? took : Slowest;
                slow ??= took > longest ? new FuzzFailure(file, $"took {took.TotalSeconds:F1} s") : null;
            }
        }
        catch (Exception problem)
        {
            threw = true;
            return new FuzzFailure(Current, problem.ToString());
        }
        finally
        {
            Trees += examination.Trees;
            Diagnostics += examination.Found;
            Volatile.Write(ref startedAt, time.GetTimestamp());
        }

        return slow;
    }
}
