using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Compilation;
using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Trees;

/// <summary>
/// A page in one language, as those see it who pass the same gates. The definition tree is ready
/// bytes; the resolved tree is ready but for what the stores decide. Thread safe.
/// </summary>
public sealed class PageView
{
    private readonly CompiledPage page;
    private readonly Translator translator;
    private readonly Lazy<byte[]> definition;
    private readonly Lazy<Piece[]> resolved;

    internal PageView(CompiledPage page, Translator translator, GateSet visible)
    {
        this.page = page;
        this.translator = translator;
        definition = new(() =>
        {
            using var output = new JsonOutput();
            Piece.WriteAll(Emit(TreeMode.Definition, visible), output, new EvaluationScope());
            return output.Written.ToArray();
        });
        resolved = new(() => Emit(TreeMode.Resolved, visible));
    }

    public string Language => translator.Chain.Language.Text;

    /// <summary>What is sent to a client.</summary>
    public ReadOnlyMemory<byte> Definition => definition.Value;

    /// <summary>Writes the resolved tree under the given stores; what the page itself sets is filled in below them.</summary>
    public void WriteResolved(JsonOutput output, ValueMap pageStore, ValueMap globalStore, Value data)
    {
        var given = new EvaluationScope { Page = pageStore, Global = globalStore, Data = data, Translator = translator };
        Piece.WriteAll(resolved.Value, output, page.Initial.Under(given));
    }

    private Piece[] Emit(TreeMode mode, GateSet visible)
    {
        using var emitter = new TreeEmitter(mode, translator, visible);
        var json = emitter.Json;
        json.Raw("{\"page\":"u8);
        json.Text(page.Name);
        json.Raw(",\"lang\":"u8);
        json.Text(Language);
        json.Raw(",\"surfaceId\":"u8);
        json.Text(page.SurfaceId);
        if (page.Title is not null)
        {
            json.Raw(",\"title\":"u8);
            page.Title.Emit(emitter);
        }

        if (mode == TreeMode.Definition)
        {
            EmitForClient(emitter);
        }

        emitter.List(",\"components\":"u8, page.Components.Members, leaveOutWhenEmpty: false);
        emitter.Json.Raw((byte)'}');
        return emitter.Finish();
    }

    private void EmitForClient(TreeEmitter emitter)
    {
        emitter.Json.Raw(",\"template\":"u8);
        emitter.Json.Text(page.Template);
        page.Initial.Emit(emitter);
        if (page.OnLoad is not null)
        {
            emitter.Json.Raw(",\"onLoad\":"u8);
            page.OnLoad.Emit(emitter);
        }
    }
}
