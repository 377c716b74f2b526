using System.Runtime.CompilerServices;

namespace PluginTasks.Testing;

/// <summary>
/// Compares text with a file beside the test that made it: <c>&lt;Class&gt;.&lt;Test&gt;[_parameters].verified.&lt;ending&gt;</c>.
/// On a difference it writes the same name with <c>received</c>, so that editor plug-ins for such files work.
/// Thread safe as long as no two tests share a name.
/// </summary>
public static class Snapshot
{
    /// <summary>Set this environment variable to <c>1</c> to accept whatever the tests receive.</summary>
    public const string AcceptVariable = "PLUGINTASKS_ACCEPT_SNAPSHOTS";

    /// <summary>Compares <paramref name="received"/> with the verified file.</summary>
    /// <param name="received">The text; line ends are normalised.</param>
    /// <param name="ending">The file's ending: <c>json</c>, <c>txt</c>, <c>html</c>. Default <c>txt</c>.</param>
    /// <param name="parameters">
    /// What tells the cases of a theory apart: an object whose properties become <c>_name=value</c>, or a
    /// text. Default none.
    /// </param>
    /// <param name="sourceFile">Filled in by the compiler.</param>
    /// <param name="test">Filled in by the compiler.</param>
    /// <exception cref="SnapshotException">They differ, or there is no verified file yet.</exception>
    public static void Verify(
        string received,
        string ending = "txt",
        object? parameters = null,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string test = "")
    {
        ArgumentNullException.ThrowIfNull(received);
        var name = SnapshotName.Of(sourceFile, test, parameters);
        var verifiedFile = $"{name}.verified.{ending}";
        var receivedFile = $"{name}.received.{ending}";
        var text = received.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";
        var verified = File.Exists(verifiedFile) ? File.ReadAllText(verifiedFile).ReplaceLineEndings("\n") : null;
        if (verified == text)
        {
            File.Delete(receivedFile);
            return;
        }

        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            File.WriteAllText(verifiedFile, text);
            File.Delete(receivedFile);
            return;
        }

        File.WriteAllText(receivedFile, text);
        var what = verified is null
            ? $"There is no snapshot {verifiedFile} yet. Received:\n{text}"
            : $"The snapshot {verifiedFile} differs:\n{LineDiff.Of(verified, text)}";
        throw new SnapshotException(
            $"{what}\nTo accept what was received: mv '{receivedFile}' '{verifiedFile}', " +
            $"or run the tests once with {AcceptVariable}=1.");
    }
}
