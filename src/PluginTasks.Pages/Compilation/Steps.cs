using System.Globalization;
using System.Text;

namespace PluginTasks.Pages.Compilation;

/// <summary>Where in a page the compiler is, as messages say it: <c>components[2].children[0]</c>.</summary>
internal sealed class Steps
{
    private readonly List<(string Name, int Index)> steps = [];

    public void Enter(string name, int index) => steps.Add((name, index));

    public void Leave() => steps.RemoveAt(steps.Count - 1);

    /// <summary>" at components[2]", or nothing at the page itself.</summary>
    public string At()
    {
        if (steps.Count == 0)
        {
            return "";
        }

        var text = new StringBuilder(" at ");
        foreach (var (name, index) in steps)
        {
            text.Append(text.Length > 4 ? "." : "").Append(name);
            text.Append(CultureInfo.InvariantCulture, $"[{index}]");
        }

        return text.ToString();
    }
}
