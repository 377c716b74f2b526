using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Bindings;

/// <summary>A compiled value: what a page wrote where a value stands.</summary>
public abstract class Expression : PageNode
{
    /// <summary>The same in every language, store and item.</summary>
    public virtual bool IsConstant => false;

    /// <summary>Reads the current item of a template.</summary>
    public virtual bool UsesItem => false;

    /// <summary>The value under the given stores, defaults applied.</summary>
    public abstract Value Evaluate(EvaluationScope scope);

    internal override void Emit(TreeEmitter emitter)
    {
        if (emitter.Mode == TreeMode.Definition)
        {
            EmitExplicit(emitter);
        }
        else
        {
            emitter.Hole(this);
        }
    }

    /// <summary>Writes the form that a client evaluates.</summary>
    private protected abstract void EmitExplicit(TreeEmitter emitter);

    private protected static void EmitDefault(TreeEmitter emitter, Expression? defaultValue)
    {
        if (defaultValue is not null)
        {
            emitter.Json.Raw(",\"default\":"u8);
            defaultValue.Emit(emitter);
        }
    }
}
