using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using PluginTasks.Sdk;
using PluginTasks.Tasks.States;
using PluginTasks.Tasks.Storage;

namespace PluginTasks.Tasks.Events;

/// <summary>
/// Events as clients get them: an object with the message's name and, in it, its fields in camel case. One writer for
/// what is sent at once and for what waits in the store; the latter has no <c>seq</c> and <c>messageId</c> yet.
/// </summary>
public static class TaskMessage
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";

    // A larger one, of a task with a large result, is not kept.
    private const int MostScratch = 16 * 1024;

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer)? scratch;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true };

    private static readonly string[] Names =
    [
        "backgroundTaskStarted", "backgroundTaskProgress", "backgroundTaskCompleted", "backgroundTaskError",
        "backgroundTaskConfirmation", "backgroundTaskUpdate", "eventNotification",
    ];

    private static readonly string[] States =
        [.. Enum.GetValues<TaskState>().Select(s => JsonNamingPolicy.SnakeCaseLower.ConvertName(s.ToString()))];

    /// <summary>The key of the message, by which callbacks know it.</summary>
    public static string NameOf(TaskEventKind kind) => Names[(int)kind];

    /// <summary>A state as it is written everywhere: <c>waiting_confirmation</c>.</summary>
    public static string NameOf(TaskState state) => States[(int)state];

    /// <summary>The surface that asks for a task's confirmation.</summary>
    public static string ConfirmationSurface(string taskId) => $"task_confirm_{taskId}";

    /// <summary>The snapshot of a task, as <c>background_task.get</c> answers.</summary>
    public static string Snapshot(TaskRecord task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Text(writer => WriteSnapshot(writer, task, task.Seq));
    }

    /// <summary>A task as it is, for a client that was not there to hear of it.</summary>
    public static ReadOnlyMemory<byte> Update(TaskRecord task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return Utf8(new TaskEvent { Kind = TaskEventKind.Update, Task = task, Seq = task.Seq });
    }

    /// <summary>A message that waited, as it is sent.</summary>
    public static string Of(Notice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var seq = notice.Seq is { } known ? string.Create(CultureInfo.InvariantCulture, $",\"seq\":{known}") : "";

        // A body is two objects, one in the other: what is added stands before their two ends.
        var messageId = JsonSerializer.Serialize(notice.MessageId, MessageJson.Default.String);
        return $"{notice.Body.AsSpan(0, notice.Body.Length - 2)}{seq},\"messageId\":{messageId}}}}}";
    }

    /// <summary>What waits in the store of an event that is about to happen.</summary>
    internal static string Body(TaskEventKind kind, TaskRecord task, TaskNotification? notification = null) =>
        Text(writer => Write(writer, new TaskEvent { Kind = kind, Task = task, Seq = 0, Notification = notification }, isStored: true));

    internal static byte[] Utf8(TaskEvent happened) => Bytes(writer => Write(writer, happened, isStored: false)).ToArray();

    private static void Write(Utf8JsonWriter writer, TaskEvent happened, bool isStored)
    {
        var task = happened.Task;
        writer.WriteStartObject();
        writer.WriteStartObject(NameOf(happened.Kind));
        if (happened.Kind == TaskEventKind.Update)
        {
            WriteFields(writer, task);
        }
        else
        {
            writer.WriteString("taskId", task.Id);
            WriteTime(writer, "updatedAt", task.UpdatedAt);
            WriteOwnFields(writer, happened);
        }

        if (!isStored)
        {
            writer.WriteNumber("seq", happened.Seq);
            if (happened.MessageId is not null)
            {
                writer.WriteString("messageId", happened.MessageId);
            }
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteOwnFields(Utf8JsonWriter writer, TaskEvent happened)
    {
        var task = happened.Task;
        if (happened.Kind == TaskEventKind.Notification)
        {
            var said = happened.Notification ?? throw new InvalidOperationException("A notification has to say something.");
            writer.WriteString("kind", said.Kind);
            writer.WriteString("title", said.Title);
            writer.WriteString("text", said.Text);
            writer.WriteString("variant", JsonNamingPolicy.SnakeCaseLower.ConvertName(said.Variant.ToString()));
            return;
        }

        writer.WriteString("label", task.Label);
        switch (happened.Kind)
        {
            case TaskEventKind.Started:
                writer.WriteString("module", task.Module);
                writer.WriteString("taskKey", task.TaskKey);
                writer.WriteString("status", NameOf(task.Status));
                writer.WriteNumber("progress", task.Progress);
                break;
            case TaskEventKind.Progress:
                writer.WriteNumber("progress", task.Progress);
                writer.WriteBoolean("checkpoint", happened.HasCheckpoint);
                writer.WriteBoolean("persisted", happened.IsPersisted);
                break;
            case TaskEventKind.Completed:
                WriteJson(writer, "result", task.Result);
                break;
            case TaskEventKind.Error:
                writer.WriteString("error", task.Error);
                break;
            case TaskEventKind.Confirmation:
                writer.WriteString("surfaceId", ConfirmationSurface(task.Id));
                WriteJson(writer, "components", task.Question);
                break;
            default:
                throw new InvalidOperationException($"There is no message for {happened.Kind}.");
        }
    }

    private static void WriteSnapshot(Utf8JsonWriter writer, TaskRecord task, long seq)
    {
        writer.WriteStartObject();
        WriteFields(writer, task);
        writer.WriteNumber("seq", seq);
        writer.WriteEndObject();
    }

    /// <summary>All fields of a snapshot but <c>seq</c>.</summary>
    private static void WriteFields(Utf8JsonWriter writer, TaskRecord task)
    {
        writer.WriteString("taskId", task.Id);
        writer.WriteString("label", task.Label);
        writer.WriteString("module", task.Module);
        writer.WriteString("taskKey", task.TaskKey);
        writer.WriteString("status", NameOf(task.Status));
        writer.WriteNumber("progress", task.Progress);
        WriteJson(writer, "checkpoint", task.Checkpoint);
        WriteJson(writer, "result", task.Result);
        writer.WriteString("error", task.Error);
        writer.WriteNumber("attempt", task.Attempt);
        writer.WriteString("userId", task.UserId);
        writer.WriteString("organizationId", task.OrganizationId);
        WriteTime(writer, "createdAt", task.CreatedAt);
        WriteTime(writer, "startedAt", task.StartedAt);
        WriteTime(writer, "updatedAt", task.UpdatedAt);
        WriteTime(writer, "finishedAt", task.FinishedAt);
    }

    private static void WriteJson(Utf8JsonWriter writer, string name, string? json)
    {
        writer.WritePropertyName(name);
        if (json is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            // Checked when it came in.
            writer.WriteRawValue(json, skipInputValidation: true);
        }
    }

    private static void WriteTime(Utf8JsonWriter writer, string name, DateTimeOffset? time)
    {
        if (time is not { } given)
        {
            writer.WriteNull(name);
            return;
        }

        Span<char> text = stackalloc char[TimeFormat.Length];
        given.UtcDateTime.TryFormat(text, out var length, TimeFormat, CultureInfo.InvariantCulture);
        writer.WriteString(name, text[..length]);
    }

    private static string Text(Action<Utf8JsonWriter> write) => Encoding.UTF8.GetString(Bytes(write));

    /// <summary>Valid until the next message that this thread writes.</summary>
    private static ReadOnlySpan<byte> Bytes(Action<Utf8JsonWriter> write)
    {
        var (buffer, writer) = scratch ??= NewScratch();
        buffer.ResetWrittenCount();
        writer.Reset(buffer);
        write(writer);
        writer.Flush();
        if (buffer.Capacity > MostScratch)
        {
            scratch = null;
        }

        return buffer.WrittenSpan;
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Writer) NewScratch()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        return (buffer, new Utf8JsonWriter(buffer, Options));
    }
}
