using PluginTasks.Pages.Rules;

namespace PluginTasks.Pages.Trees;

internal sealed record ListMember(Rule? ShowIf, Rule? HideIf, Piece[] Pieces);
