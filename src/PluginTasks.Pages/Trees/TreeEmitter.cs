using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Languages;
using PluginTasks.Pages.Permissions;
using PluginTasks.Pages.Rules;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Trees;

/// <summary>
/// Where compiled nodes write themselves for one language and one set of visible gates. What is the
/// same for every store becomes ready bytes; what is not becomes a hole or a list that is decided later.
/// </summary>
internal sealed class TreeEmitter(TreeMode mode, Translator translator, GateSet visible) : IDisposable
{
    private const int MostBytesOfMessages = 8 * 1024 * 1024;

    private readonly EvaluationScope withoutStores = new() { Translator = translator };
    private List<Piece> pieces = [];
    private int bytesForMessages = MostBytesOfMessages;

    public TreeMode Mode { get; } = mode;

    public Translator Translator { get; } = translator;

    /// <summary>The bytes since the last hole.</summary>
    public JsonOutput Json { get; private set; } = new();

    public bool Passes(int gate) => visible.Contains(gate);

    /// <summary>
    /// Writes a message, or its key where messages have filled the tree: a long one that a page shows twenty
    /// thousand times is more than a host can hold.
    /// </summary>
    public void Message(Value message, string key)
    {
        var before = Json.Length;
        Json.Value(message);
        bytesForMessages -= Json.Length - before;
        if (bytesForMessages < 0)
        {
            Json.Length = before;
            Json.Text(key);
        }
    }

    /// <summary>The value of something that depends on the language alone.</summary>
    public Value EvaluateNow(Expression expression) => expression.Evaluate(withoutStores);

    public void Hole(Expression expression)
    {
        if (expression.IsConstant)
        {
            Json.Value(EvaluateNow(expression));
            return;
        }

        EndBytes();
        pieces.Add(new HolePiece(expression));
    }

    /// <summary>
    /// Writes a list whose members may be absent. <paramref name="opening"/> stands before it, and with
    /// <paramref name="leaveOutWhenEmpty"/> neither is written for an empty one.
    /// </summary>
    public void List(ReadOnlySpan<byte> opening, IReadOnlyList<GatedNode> members, bool leaveOutWhenEmpty)
    {
        var present = members.Where(m => Passes(m.Gate)).ToList();
        if (present.Count == 0 && leaveOutWhenEmpty)
        {
            return;
        }

        if (Mode == TreeMode.Resolved && present.Exists(m => m.IsDecidedByStores))
        {
            var openingBytes = opening.ToArray();
            EndBytes();
            pieces.Add(new ListPiece(openingBytes, [.. present.Select(Member)], leaveOutWhenEmpty));
            return;
        }

        Json.Raw(opening);
        Json.Raw((byte)'[');
        for (var i = 0; i < present.Count; i++)
        {
            Json.CommaBefore(i);

            present[i].Node.Emit(this);
        }

        Json.Raw((byte)']');
    }

    /// <summary>Writes one component, or null where it is hidden.</summary>
    public void Optional(GatedNode member)
    {
        if (!Passes(member.Gate))
        {
            Json.Raw("null"u8);
        }
        else if (Mode == TreeMode.Resolved && member.IsDecidedByStores)
        {
            EndBytes();
            pieces.Add(new OptionalPiece(Member(member)));
        }
        else
        {
            member.Node.Emit(this);
        }
    }

    /// <summary>
    /// Writes the rules that whoever shows the tree still has to decide: all of them in a definition,
    /// in a resolved tree those about the item of a template. Returns whether it wrote any.
    /// </summary>
    public bool Rules(Rule? showIf, Rule? hideIf, bool separator)
    {
        if (Mode == TreeMode.Resolved && showIf is not { UsesItem: true } && hideIf is not { UsesItem: true })
        {
            return false;
        }

        WriteRule("\"show_if\":"u8, showIf, separator);
        WriteRule("\"hide_if\":"u8, hideIf, separator || showIf is not null);
        return (showIf ?? hideIf) is not null;
    }

    public Piece[] Finish()
    {
        EndBytes();
        return [.. pieces];
    }

    public void Dispose() => Json.Dispose();

    private ListMember Member(GatedNode node)
    {
        var (outerJson, outerPieces) = (Json, pieces);
        (Json, pieces) = (new JsonOutput(), []);
        node.Node.Emit(this);
        var inner = Finish();
        Json.Dispose();
        (Json, pieces) = (outerJson, outerPieces);
        return node.IsDecidedByStores ? new ListMember(node.ShowIf, node.HideIf, inner) : new ListMember(null, null, inner);
    }

    private void WriteRule(ReadOnlySpan<byte> name, Rule? rule, bool separator)
    {
        if (rule is null)
        {
            return;
        }

        if (separator)
        {
            Json.Raw((byte)',');
        }

        Json.Raw(name);
        rule.Emit(this);
    }

    private void EndBytes()
    {
        if (Json.Length > 0)
        {
            pieces.Add(new BytesPiece(Json.Written.ToArray()));
            Json.Length = 0;
        }
    }
}
