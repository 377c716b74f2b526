namespace PluginTasks.Pages.Html;

/// <summary>The look of a document on its own: light and dark by the reader's wish, one column on a phone.</summary>
internal static class StyleSheet
{
    public const string Text = """
        :root{color-scheme:light dark;--bg:#fff;--fg:#1c2024;--quiet:#5b6470;--line:#d5dae0;--fill:#f3f5f7;--accent:#0b5cad;
        --info:#0b5cad;--success:#16703c;--warning:#8a5300;--danger:#b3261e}
        @media (prefers-color-scheme:dark){:root{--bg:#15181c;--fg:#e6e9ed;--quiet:#a0a8b3;--line:#3a414a;--fill:#20252b;--accent:#7db8ff;
        --info:#7db8ff;--success:#6fd096;--warning:#f0b45a;--danger:#ff9a92}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,sans-serif;overflow-wrap:break-word}
        main{display:flex;flex-direction:column;gap:12px;max-width:72rem;margin:auto;padding:24px}
        h1,h2,h3,h4,h5,h6,p,dl,ul,ol,pre,fieldset{margin:0}
        a,.pt-link{color:var(--accent)}
        img{max-width:100%}
        .pt-fit-cover{object-fit:cover}.pt-fit-contain{object-fit:contain}
        .pt-column,.pt-form{display:flex;flex-direction:column;gap:12px}
        .pt-row{display:flex;flex-wrap:wrap;gap:12px;align-items:center}
        .pt-nowrap{flex-wrap:nowrap}
        .pt-align-start{align-items:flex-start}.pt-align-center{align-items:center}.pt-align-end{align-items:flex-end}.pt-align-stretch{align-items:stretch}
        .pt-justify-center{justify-content:center}.pt-justify-end{justify-content:flex-end}
        .pt-justify-between{justify-content:space-between}.pt-justify-around{justify-content:space-around}
        .pt-grid{display:grid;gap:12px;grid-template-columns:repeat(auto-fit,minmax(min(100%,var(--pt-cell,240px)),1fr))}
        .pt-grid-fixed{grid-template-columns:repeat(var(--pt-columns),minmax(0,1fr))}
        .pt-card,.pt-dialog{display:flex;flex-direction:column;gap:12px;padding:16px;border:1px solid var(--line);border-radius:8px}
        .pt-variant-filled{background:var(--fill)}.pt-compact{padding:4px 12px}
        .pt-card-head{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:baseline}.pt-card-title{font-weight:600}
        .pt-dialog{max-width:40rem;box-shadow:0 8px 32px #0004}.pt-size-lg.pt-dialog{max-width:60rem}.pt-size-sm.pt-dialog{max-width:24rem}
        .pt-scroll,.pt-table{overflow:auto}
        hr,.pt-divider{width:100%;border:0;border-top:1px solid var(--line);text-align:center}
        .pt-vertical{width:auto;align-self:stretch;border-top:0;border-left:1px solid var(--line)}
        .pt-spacer{flex:1}
        .pt-muted,.pt-note{color:var(--quiet)}.pt-note{font-family:ui-monospace,monospace;font-size:.875em}
        .pt-error{color:var(--danger)}
        .pt-text{white-space:pre-line}.pt-size-sm{font-size:.875em}.pt-size-lg{font-size:1.25em}.pt-weight-bold{font-weight:700}
        .pt-clamp{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:var(--pt-lines);overflow:hidden}
        pre,.pt-code{overflow:auto;padding:12px;border-radius:8px;background:var(--fill);font:14px/1.5 ui-monospace,monospace}
        .pt-variant-primary,.pt-variant-info{--tone:var(--info)}.pt-variant-success{--tone:var(--success)}
        .pt-variant-warning{--tone:var(--warning)}.pt-variant-danger{--tone:var(--danger)}
        .pt-icon{color:var(--tone,inherit)}
        .pt-badge{display:inline-block;padding:0 8px;border:1px solid var(--tone,var(--line));border-radius:99px;color:var(--tone,inherit);font-size:.875em}
        .pt-alert{position:relative;padding:12px 16px;border:1px solid var(--tone,var(--line));border-left-width:4px;border-radius:8px}
        .pt-close{position:absolute;top:8px;right:8px}
        .pt-progress{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center}
        progress{accent-color:var(--tone,var(--accent))}.pt-progress progress{flex:1}
        .pt-breadcrumb ol{display:flex;flex-wrap:wrap;gap:8px;padding:0;list-style:none}
        .pt-breadcrumb li+li::before{content:"/ ";color:var(--quiet)}
        .pt-descriptions{display:grid;gap:8px 24px;grid-template-columns:repeat(var(--pt-columns,2),minmax(0,1fr))}
        dt{color:var(--quiet);font-size:.875em}dd{margin:0}
        .pt-skeleton div{height:16px;margin:6px 0;border-radius:4px;background:var(--line)}
        .pt-button,button{padding:6px 12px;border:1px solid var(--tone,var(--line));border-radius:6px;background:var(--fill);color:var(--tone,inherit);
        font:inherit;cursor:not-allowed;opacity:.85}
        .pt-mode-ghost{background:none}.pt-mode-link{border-color:transparent;background:none;text-decoration:underline}.pt-shape-round{border-radius:99px}
        .pt-button[disabled]{opacity:.5}
        .pt-actions{display:flex;flex-wrap:wrap;gap:8px;padding:0;list-style:none}
        .pt-menu>summary{display:inline-block;cursor:pointer}.pt-menu>.pt-actions{flex-direction:column;align-items:flex-start;padding:8px}
        .pt-tabs,.pt-accordion{display:flex;flex-direction:column;gap:4px}
        .pt-tabs>details,.pt-accordion>details{border:1px solid var(--line);border-radius:8px}
        .pt-tabs summary,.pt-accordion summary{padding:8px 12px;font-weight:600}.pt-tabs details>div,.pt-accordion details>div{padding:12px}
        .pt-field{display:flex;flex-direction:column;gap:4px;margin:0;padding:0;border:0}
        .pt-field input,.pt-field select,.pt-field textarea{padding:6px 8px;border:1px solid var(--line);border-radius:6px;background:var(--bg);color:inherit;font:inherit}
        .pt-field input[type=checkbox]{align-self:flex-start}
        table{width:100%;border-collapse:collapse}th,td{padding:6px 12px;border-bottom:1px solid var(--line);text-align:start}
        .pt-number{text-align:end;font-variant-numeric:tabular-nums}
        .pt-list{display:flex;flex-direction:column;gap:8px;padding:0;list-style:none}
        @media (max-width:40rem){main{padding:12px}.pt-grid-fixed,.pt-descriptions{grid-template-columns:1fr}.pt-nowrap{flex-wrap:wrap}}
        """;
}
