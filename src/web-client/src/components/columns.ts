import { isMap, toText, type Json, type JsonMap } from "../values/json";
import { numeric } from "../rules/numeric";
import { readPath, parsePath } from "../values/path";
import { readOptions, type Option } from "./options";

export interface Column {
  readonly field: string;
  readonly header: string;
  readonly type: string;
  readonly options: readonly Option[];
  readonly width: Json | undefined;
  readonly isSortable: boolean;
  readonly format: string;
}

export interface Sort {
  readonly field: string;
  readonly direction: "asc" | "desc";
}

export const isNumber = (column: Column): boolean => column.type === "int" || column.type === "float";

export function readColumns(model: readonly JsonMap[]): Column[] {
  return model.map((column) => {
    const field = toText(column["field"]);
    return {
      field,
      header: toText(column["header"]) || field,
      type: toText(column["type"]) || "str",
      options: readOptions(Array.isArray(column["options"]) ? column["options"] : []),
      width: column["width"],
      isSortable: column["sortable"] === true,
      format: toText(column["format"]),
    };
  });
}

export function readSort(value: Json | undefined): Sort | null {
  const field = isMap(value) ? toText(value["field"]) : "";
  return field === "" || !isMap(value) ? null : { field, direction: value["direction"] === "desc" ? "desc" : "asc" };
}

/** A field of that name, else what slashes lead to. */
export function cellOf(row: Json, field: string): Json {
  if (isMap(row) && row[field] !== undefined) {
    return row[field];
  }

  const keys = parsePath(field);
  return keys === null ? null : (readPath(row, keys) ?? null);
}

/** A copy in order: numbers by size, texts as the language sorts them, nothing always last. */
export function sorted(rows: readonly Json[], sort: Sort | null, language: string): readonly Json[] {
  if (sort === null) {
    return rows;
  }

  const collator = new Intl.Collator(language, { numeric: true });
  const sign = sort.direction === "desc" ? -1 : 1;
  const compare = (a: Json, b: Json): number => {
    const byNumber = numeric(a) - numeric(b);
    return Number.isNaN(byNumber) ? collator.compare(toText(a), toText(b)) : byNumber;
  };
  return rows
    .map((row, place) => ({ row, place, value: cellOf(row, sort.field) }))
    .sort((a, b) =>
      a.value === null || b.value === null
        ? Number(a.value === null) - Number(b.value === null) || a.place - b.place
        : sign * compare(a.value, b.value) || a.place - b.place)
    .map(({ row }) => row);
}
