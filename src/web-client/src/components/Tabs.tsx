import { useId, useRef, useState } from "preact/hooks";
import { readSpec } from "../actions/spec";
import { useClient } from "../client/context";
import { targetOf } from "../forms/target";
import { Glyph } from "../icons/Glyph";
import { Components } from "./Component";
import { raw, text, type Part } from "./part";
import { slotItems } from "./slotItems";

/** Arrow keys go from tab to tab, Home and End to the first and the last. */
export default function Tabs(part: Part<"Tabs">) {
  const client = useClient();
  const base = useId();
  const { node } = part;
  const strip = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const tabs = slotItems(node, "tabs").map(({ read, nodes }) => ({ id: read("id"), label: read("label"), icon: read("icon"), badge: read("badge"), nodes }));
  const target = targetOf(raw(part, "active"), node.surface, client.stores);
  const wanted = target === null && chosen !== null ? chosen : text(part, "active");
  const active = tabs.find((tab) => tab.id === wanted) ?? tabs[0];

  const choose = (id: string): void => {
    if (id === active?.id) {
      return;
    }

    if (target === null) {
      setChosen(id);
    } else {
      target.write(id);
    }

    const spec = readSpec(raw(part, "on_change"));
    if (spec !== null) {
      void client.actions.send(spec, node, { over: { active: id } });
    }
  };

  const onKey = (event: KeyboardEvent): void => {
    const place = tabs.findIndex((tab) => tab.id === active?.id);
    const moves: Record<string, number> = { ArrowRight: place + 1, ArrowLeft: place - 1, Home: 0, End: tabs.length - 1 };
    const next = moves[event.key];
    const tab = next === undefined ? undefined : tabs[(next + tabs.length) % tabs.length];
    if (tab !== undefined) {
      event.preventDefault();
      choose(tab.id);
      strip.current?.querySelector<HTMLElement>(`#${CSS.escape(`${base}-${tab.id}`)}`)?.focus();
    }
  };

  return (
    <div class="tabs">
      <div ref={strip} class="tab-strip" role="tablist" aria-label={text(part, "aria_label") || undefined} onKeyDown={onKey}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            class="tab"
            id={`${base}-${tab.id}`}
            aria-selected={tab === active}
            aria-controls={`${base}-panel`}
            tabIndex={tab === active ? 0 : -1}
            onClick={() => choose(tab.id)}
          >
            {tab.icon === "" ? null : <Glyph name={tab.icon} size={16} />}
            <span>{tab.label}</span>
            {tab.badge === "" ? null : <span class="badge">{tab.badge}</span>}
          </button>
        ))}
      </div>
      {active === undefined ? null : (
        <div key={active.id} class="column tab-panel" role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${active.id}`} tabIndex={0}>
          <Components nodes={active.nodes()} />
        </div>
      )}
    </div>
  );
}
