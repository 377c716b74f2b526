import { useEffect, useRef, useState } from "preact/hooks";
import { readSpec } from "../actions/spec";
import { useClient } from "../client/context";
import { targetOf } from "../forms/target";
import { Glyph } from "../icons/Glyph";
import { say } from "../shell/words";
import type { Json } from "../values/json";
import { ActionMenu } from "./ActionMenu";
import { Cell, cellLook } from "./Cell";
import { cellOf, isNumber, readColumns, readSort, type Column, type Sort } from "./columns";
import { length } from "./layout";
import { isInner } from "./List";
import { Pager } from "./Pager";
import { flag, map, maps, number, raw, text, value, word, type Part } from "./part";
import { useItems, type ShownItem } from "./useItems";
import { useRows } from "./useRows";
import { useSettled } from "./useSettled";
import { useSelection, type Selection } from "./useSelection";
import "../styles/table.css";

export default function DataTable(part: Part<"DataTable">) {
  const client = useClient();
  const { node } = part;
  const [ownPage, setOwnPage] = useState<number | null>(null);
  const [ownSort, setOwnSort] = useState<Sort | null>(null);
  const columns = readColumns(maps(part, "model"));
  const sort = ownSort ?? readSort(value(part, "sort"));
  const size = Math.max(1, Math.round(number(part, "page_size") ?? 20));
  const pageTarget = targetOf(raw(part, "page"), node.surface, client.stores);
  const page = Math.max(1, Math.round((pageTarget === null ? ownPage : null) ?? number(part, "page") ?? 1));
  const filters = useSettled(JSON.stringify(map(part, "filters") ?? {}));
  const rows = useRows(part, page, sort, filters);
  const pages = flag(part, "pagination") ? Math.max(1, Math.ceil(rows.total / size)) : 1;
  const keyField = text(part, "row_key") || "id";
  const mode = word(part, "selectable", ["none", "single", "multiple"]);
  const selection = useSelection(node, mode === "multiple");
  const items = useItems(node, node.scope, rows.shown, keyField, undefined);
  const click = readSpec(raw(part, "on_row_click"));
  const hasActions = raw(part, "row_actions") !== undefined;
  const hasForeignRows = text(part, "remote_service") === "" && rows.total > (Array.isArray(value(part, "rows")) ? (value(part, "rows") as Json[]).length : 0);

  const goTo = (next: number): void => (pageTarget === null ? setOwnPage(next) : pageTarget.write(next));
  const sortBy = (field: string): void => {
    setOwnSort({ field, direction: sort?.field === field && sort.direction === "asc" ? "desc" : "asc" });
    goTo(1);
  };
  const filtered = useRef(filters);
  useEffect(() => {
    if (filtered.current !== filters) {
      filtered.current = filters;
      goTo(1);
    }
  }, [filters]);
  const keyOf = (row: Json, place: number): Json => cellOf(row, keyField) ?? place;
  const columnCount = columns.length + (mode === "none" ? 0 : 1) + (hasActions ? 1 : 0);

  const row = (item: ShownItem, place: number) => {
    const key = keyOf(item.value, place);
    return (
      <tr
        key={item.key}
        class={`${click === null ? "" : "is-clickable"}${selection.has(key) ? " is-selected" : ""}`}
        aria-selected={mode === "none" ? undefined : selection.has(key)}
        onClick={(event) => {
          if (click !== null && !isInner(event)) {
            void client.actions.send(click, node, { scope: item.scope });
          }
        }}
      >
        {mode === "none" ? null : (
          <td class="cell-select">
            <input
              type={mode === "single" ? "radio" : "checkbox"}
              class={mode === "single" ? "radio" : "checkbox"}
              aria-label={say("selectRow", { row: place + 1 })}
              checked={selection.has(key)}
              onChange={() => selection.toggle(key)}
            />
          </td>
        )}
        {columns.map((column, index) => {
          const value = cellOf(item.value, column.field);
          return (
            <td key={column.field} class={cellLook(column, value)} data-field={column.field}>
              {index === 0 && click !== null ? (
                <button type="button" class="row-open" onClick={() => void client.actions.send(click, node, { scope: item.scope })}>
                  <Cell column={column} value={value} />
                </button>
              ) : (
                <Cell column={column} value={value} />
              )}
            </td>
          );
        })}
        {hasActions ? (
          <td class="cell-actions">
            <ActionMenu node={node} name="row_actions" title={say("rowActions", { row: place + 1 })} scope={item.scope} onDone={rows.reload} />
          </td>
        ) : null}
      </tr>
    );
  };

  return (
    <div class="table-box">
      {mode === "none" || selection.keys.length === 0 || raw(part, "selection_actions") === undefined ? null : (
        <div class="row selection-bar" role="status">
          <span class="small">{say("selected", { count: selection.keys.length })}</span>
          <ActionMenu node={node} name="selection_actions" title={say("more")} over={{ selected: [...selection.keys] }} onDone={rows.reload} />
        </div>
      )}
      <div class="table-scroll" tabIndex={0} role="region" aria-label={text(part, "aria_label") || node.id}>
        <table aria-busy={rows.isLoading ? "true" : undefined}>
          <thead>
            <tr>
              {mode === "none" ? null : mode === "single" ? <td class="cell-select" /> : (
                <th class="cell-select">
                  <SelectAll selection={selection} keys={items.map((item, place) => keyOf(item.value, place))} />
                </th>
              )}
              {columns.map((column) => (
                <Heading key={column.field} column={column} sort={sort} onSort={() => sortBy(column.field)} />
              ))}
              {hasActions ? <th class="cell-actions"><span class="only-read">{say("more")}</span></th> : null}
            </tr>
          </thead>
          <tbody>
            {items.map(row)}
            {items.length > 0 ? null : (
              <tr>
                <td colSpan={columnCount} class="empty">
                  {rows.problem !== "" ? <span class="problem" role="alert">{rows.problem}</span> : rows.isLoading ? say("loading") : text(part, "empty_text") || say("emptyList")}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      </div>
      {flag(part, "pagination") ? <Pager page={Math.min(page, pages)} pages={pages} total={rows.total} canMove={!hasForeignRows || pageTarget !== null} onPage={goTo} /> : null}
    </div>
  );
}

function Heading({ column, sort, onSort }: { column: Column; sort: Sort | null; onSort: () => void }) {
  const direction = sort?.field === column.field ? sort.direction : null;
  return (
    <th
      scope="col"
      class={isNumber(column) ? "numbers" : ""}
      style={{ width: length(column.width) }}
      aria-sort={direction === null ? undefined : direction === "asc" ? "ascending" : "descending"}
    >
      {column.isSortable ? (
        <button type="button" class="sort" onClick={onSort}>
          <span>{column.header}</span>
          <Glyph name={direction === "desc" ? "chevron-down" : "chevron-up"} size={14} />
        </button>
      ) : (
        column.header
      )}
    </th>
  );
}

function SelectAll({ selection, keys }: { selection: Selection; keys: Json[] }) {
  const isAll = keys.length > 0 && keys.every((key) => selection.has(key));
  return (
    <input
      type="checkbox"
      class="checkbox"
      aria-label={say(isAll ? "deselectAll" : "selectAll")}
      checked={isAll}
      disabled={keys.length === 0}
      onChange={() => selection.set(isAll ? selection.keys.filter((key) => !keys.includes(key)) : [...selection.keys, ...keys.filter((key) => !selection.has(key))])}
    />
  );
}
