namespace PluginTasks.Benchmarks.Reporting;

/// <summary>Collects the figures of one run. Benchmarks run one after another, so it is not thread safe.</summary>
internal sealed class BenchmarkRun(TextWriter output)
{
    private readonly List<Figure> figures = [];

    public IReadOnlyList<Figure> Figures => figures;

    public void Start(string benchmark) => output.WriteLine(benchmark);

    public void Add(Figure figure)
    {
        figures.Add(figure);
        Note($"{figure.Name}: {NumberFormat.Show(figure.Value)} {figure.Unit}");
    }

    /// <summary>Says something that has no budget and explains a figure.</summary>
    public void Note(string text) => output.WriteLine($"  {text}");
}
