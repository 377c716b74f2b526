using System.Text;

namespace PluginTasks.Benchmarks.Pages.Load;

/// <summary>A page of ten cards of ten components, in the style that authors write.</summary>
internal static class GeneratedPage
{
    private const int Cards = 10;

    public static string Text(string module, int page)
    {
        var text = new StringBuilder($$"""
            title: "@t/{{module}}.text_{{page}}"
            required_permissions: [{{module}}.view]
            store:
              page: {/filter: "", /mode: view, /count: {{page}}}
            components:

            """);
        for (var card = 0; card < Cards; card++)
        {
            text.Append(Card(module, card, $"text_{(page + card) % GeneratedText.Keys}"));
        }

        return text.ToString();
    }

    private static string Card(string module, int card, string key) => $$"""
          - kind: Card
            id: card_{{card}}
            title: "@t/{{module}}.{{key}}"
            variant: outlined
            show_if:
              mode: OR
              conditions:
                - {left: "@state/page/mode", op: "==", right: view}
                - {left: "@state/page/cards/{{card}}/open", op: exists}
            children:
              - kind: Text
                id: text_{{card}}
                text: "@t/{{module}}.{{key}}"
              - kind: TextField
                id: name_{{card}}
                label: "@t/{{module}}.{{key}}"
                value: "@state/page/cards/{{card}}/name"
                placeholder: Type a name
                required: true
                validations:
                  - {rule: required, message: A name is needed}
                  - {rule: max, value: 80}
                on_change: {{module}}.search
                on_change_mode: search
              - kind: Select
                id: state_{{card}}
                label: "@t/{{module}}.{{key}}"
                value: "@state/page/cards/{{card}}/state"
                options:
                  - {label: Running, value: running}
                  - {label: Completed, value: completed}
                  - {label: Failed, value: failed}
              - kind: Switch
                id: archived_{{card}}
                label: Archived
                value: "@state/page/cards/{{card}}/archived"
                hide_if: {left: "@state/global/user/role", op: in, right: [guest, viewer]}
              - kind: Badge
                id: count_{{card}}
                text: "@state/page/cards/{{card}}/count"
                variant: info
                show_if: {left: "@state/page/cards/{{card}}/count", op: ">", right: 0}
              # Whoever may only look has no buttons.
              - kind: Row
                id: buttons_{{card}}
                required_permissions: [{{module}}.edit]
                children:
                  - kind: Button
                    id: refresh_{{card}}
                    label: Refresh
                    icon: refresh
                    action: {{module}}.refresh
                  - kind: Button
                    id: save_{{card}}
                    label: "@t/{{module}}.{{key}}"
                    variant: primary
                    action: {{module}}.save
                    params: {card: {{card}}, name: "@state/page/cards/{{card}}/name", filter: "@state/page/filter"}
                    collect_input_ids: [name_{{card}}, state_{{card}}]
                  - kind: Button
                    id: remove_{{card}}
                    label: Remove
                    variant: danger
                    action:
                      name: {{module}}.remove
                      context: {id: "@state/page/cards/{{card}}/id"}
                      confirm: {text: "Remove it?", confirm_text: Remove, cancel_text: Keep}
                    hide_if: {left: "@state/page/mode", op: "==", right: view}

        """;
}
