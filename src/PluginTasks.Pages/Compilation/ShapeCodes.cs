using PluginTasks.Pages.Diagnostics;

namespace PluginTasks.Pages.Compilation;

/// <summary>The codes of what can be wrong with a map that has a shape.</summary>
public sealed record ShapeCodes(DiagnosticCode Unknown, DiagnosticCode Missing, DiagnosticCode WrongType, DiagnosticCode NotAllowed)
{
    public static ShapeCodes Pages { get; } = new(
        DiagnosticCodes.UnknownProperty, DiagnosticCodes.MissingProperty, DiagnosticCodes.WrongType, DiagnosticCodes.NotAllowed);

    public static ShapeCodes Manifests { get; } = new(
        DiagnosticCodes.ManifestKey, DiagnosticCodes.ManifestMissing, DiagnosticCodes.ManifestValue, DiagnosticCodes.ManifestValue);
}
