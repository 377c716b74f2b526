using PluginTasks.Pages.Bindings;
using PluginTasks.Pages.Trees;
using PluginTasks.Pages.Values;

namespace PluginTasks.Pages.Compilation;

/// <summary>The first values that a page sets. What is given to a render wins over them.</summary>
internal sealed class InitialState(
    IReadOnlyList<InitialValue> page, IReadOnlyList<InitialValue> global, IReadOnlyList<InitialValue> data)
{
    private readonly Func<EvaluationScope, ValueMap> fillPage = Filler(page);
    private readonly Func<EvaluationScope, ValueMap> fillGlobal = Filler(global);
    private readonly Func<EvaluationScope, ValueMap> fillData = Filler(data);
    private readonly bool isEmpty = page.Count + global.Count + data.Count == 0;

    public static InitialState Nothing { get; } = new([], [], []);

    public EvaluationScope Under(EvaluationScope given)
    {
        if (isEmpty)
        {
            return given;
        }

        return new EvaluationScope
        {
            Page = fillPage(given).MergedWith(given.Page),
            Global = fillGlobal(given).MergedWith(given.Global),
            Data = given.Data.Map is { } map ? Value.Of(fillData(given).MergedWith(map)) : given.Data,
            Translator = given.Translator,
        };
    }

    public void Emit(TreeEmitter emitter)
    {
        emitter.Json.Raw(",\"store\":{\"page\":"u8);
        Emit(emitter, page);
        emitter.Json.Raw(",\"global\":"u8);
        Emit(emitter, global);
        emitter.Json.Raw("},\"data\":"u8);
        Emit(emitter, data);
    }

    private static void Emit(TreeEmitter emitter, IReadOnlyList<InitialValue> values)
    {
        emitter.Json.Raw((byte)'{');
        for (var i = 0; i < values.Count; i++)
        {
            emitter.Json.CommaBefore(i);

            emitter.Json.Name(values[i].Path.Text);
            values[i].Value.Emit(emitter);
        }

        emitter.Json.Raw((byte)'}');
    }

    private static Func<EvaluationScope, ValueMap> Filler(IReadOnlyList<InitialValue> values)
    {
        if (values.Any(v => !v.Value.IsConstant))
        {
            return scope => Fill(values, scope);
        }

        var filled = Fill(values, new EvaluationScope());
        return _ => filled;
    }

    private static ValueMap Fill(IReadOnlyList<InitialValue> values, EvaluationScope scope)
    {
        var map = new MapBuilder();
        foreach (var (path, value) in values)
        {
            map.Set([.. path.Keys], value.Evaluate(scope));
        }

        return map.Build();
    }
}
