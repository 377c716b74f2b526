import { Glyph } from "../icons/Glyph";
import { say, spoken } from "../shell/words";
import { isMap, toText, type Json } from "../values/json";
import { isPagePath, safeUrl } from "../values/url";
import { Bar } from "./Bar";
import { isNumber, type Column } from "./columns";
import { formatDate, formatNumber } from "./format";
import { labelOf } from "./options";
import { PageLink } from "./PageLink";

const tones: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(ok|done|paid|active|success|completed|enabled|online|yes|true)$/i, "success"],
  [/^(error|failed|late|danger|blocked|offline|crashing)$/i, "danger"],
  [/^(due|pending|waiting|waiting_confirmation|backing_off|warning|paused)$/i, "warning"],
  [/^(new|running|info|open)$/i, "info"],
];

/** Longer text than that is not squeezed into a word a line. */
const fewLetters = 16;

/** How a value's cell is laid out. */
export const cellLook = (column: Column, value: Json): string =>
  isNumber(column) ? "numbers"
    : column.type === "date" || column.type === "datetime" ? "nowrap"
    : typeof value === "string" && value.length > fewLetters ? "words"
    : "";

/** One value of a table, by the type of its column. */
export function Cell({ column, value }: { column: Column; value: Json }) {
  if (value === null || value === "") {
    return <span class="muted" aria-hidden="true">–</span>;
  }

  switch (column.type) {
    case "int":
    case "float":
      return <>{formatNumber(value, column.format, spoken(), column.type === "int")}</>;
    case "date":
    case "datetime":
      return <>{formatDate(value, column.format, spoken(), column.type === "datetime")}</>;
    case "bool":
      return value === true ? <Glyph name="check" size={18} label={say("yes")} /> : <Glyph name="minus" size={18} label="–" />;
    case "enum":
      return <>{labelOf(column.options, value)}</>;
    case "badge":
      return <span class={`badge tone-${tones.find(([pattern]) => pattern.test(toText(value)))?.[1] ?? "default"}`}>{labelOf(column.options, value)}</span>;
    case "progress":
      return <Bar value={typeof value === "number" ? value : null} label={column.header} showPercent />;
    case "link":
      return <Address value={value} />;
    default:
      return <>{toText(value)}</>;
  }
}

function Address({ value }: { value: Json }) {
  const path = isMap(value) ? toText(value["path"] ?? value["href"]) : toText(value);
  const label = (isMap(value) ? toText(value["label"]) : "") || path;
  const address = safeUrl(path);
  return isPagePath(path) ? (
    <PageLink path={path} class="link">{label}</PageLink>
  ) : address === null ? (
    <>{label}</>
  ) : (
    <a class="link" href={address} rel="noreferrer noopener">{label}</a>
  );
}
