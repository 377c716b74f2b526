import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { Kind } from "../generated/catalog";
import { isMap, type Json } from "../values/json";
import type { Renderer } from "./part";
import { Alert } from "./Alert";
import { Badge } from "./Badge";
import { Breadcrumb } from "./Breadcrumb";
import { Button } from "./Button";
import { Card } from "./Card";
import { Column } from "./Column";
import { Divider } from "./Divider";
import { Grid } from "./Grid";
import { Icon } from "./Icon";
import { Link } from "./Link";
import { Row } from "./Row";
import { Spacer } from "./Spacer";
import { SurfaceHost } from "./SurfaceHost";
import { Text } from "./Text";
import { Title } from "./Title";

/** What nearly every page begins with is there at once; the rest comes when a page has it. */
type Entry<K extends Kind> = Renderer<K> | (() => Promise<{ default: Renderer<K> }>);

const early: { [K in Kind]?: Renderer<K> } = {
  Alert, Badge, Breadcrumb, Button, Card, Column, Divider, Grid, Icon, Link, Row, Spacer, SurfaceHost, Text, Title,
};

const late: { [K in Kind]?: () => Promise<{ default: Renderer<K> }> } = {
  Accordion: () => import("./Accordion"),
  BackgroundTask: () => import("./BackgroundTask"),
  Chart: () => import("./Chart"),
  Checkbox: () => import("./Checkbox"),
  Code: () => import("./Code"),
  DataTable: () => import("./DataTable"),
  DatePicker: () => import("./DatePicker"),
  Descriptions: () => import("./Descriptions"),
  Drawer: () => import("./Drawer"),
  DropdownMenu: () => import("./DropdownMenu"),
  Form: () => import("./Form"),
  Image: () => import("./Image"),
  List: () => import("./List"),
  Markdown: () => import("./Markdown"),
  Modal: () => import("./Modal"),
  NumberField: () => import("./NumberField"),
  Progress: () => import("./Progress"),
  RadioGroup: () => import("./RadioGroup"),
  ScrollArea: () => import("./ScrollArea"),
  Select: () => import("./Select"),
  Skeleton: () => import("./Skeleton"),
  StreamBinding: () => import("./StreamBinding"),
  Switch: () => import("./Switch"),
  Tabs: () => import("./Tabs"),
  TagsInput: () => import("./TagsInput"),
  TaskList: () => import("./TaskList"),
  Textarea: () => import("./Textarea"),
  TextField: () => import("./TextField"),
  Toast: () => import("./Toast"),
};

type AnyRenderer = Renderer<Kind>;

const loaded = new Map<string, Signal<AnyRenderer | null>>();

/** The kinds that have a renderer. */
export const rendered: readonly string[] = [...Object.keys(early), ...Object.keys(late)];

const onTheirWay = signal(0);

/** Whether kinds that were asked for are not there yet. */
export const isAwaited = (): boolean => onTheirWay.value > 0;

/** Asks for every kind that has a place in what is written, however deep it stands, so that none waits for the one around it. */
export function prepare(written: Json): void {
  if (Array.isArray(written)) {
    written.forEach(prepare);
  } else if (isMap(written)) {
    const { kind } = written;
    if (typeof kind === "string" && Object.prototype.hasOwnProperty.call(late, kind)) {
      rendererOf(kind);
    }

    Object.values(written).forEach(prepare);
  }
}

/** Null as long as it is on its way, and for a kind that nobody knows. */
export const useRenderer = (kind: string): AnyRenderer | null => rendererOf(kind).value;

function rendererOf(kind: string): ReadonlySignal<AnyRenderer | null> {
  let known = loaded.get(kind);
  if (known === undefined) {
    known = signal<AnyRenderer | null>((early[kind as Kind] as Entry<Kind> | undefined as AnyRenderer | undefined) ?? null);
    loaded.set(kind, known);
    void load(kind, known);
  }

  return known;
}

async function load(kind: string, into: Signal<AnyRenderer | null>): Promise<void> {
  const get = Object.prototype.hasOwnProperty.call(late, kind) ? late[kind as Kind] : undefined;
  if (get === undefined) {
    return;
  }

  onTheirWay.value = onTheirWay.peek() + 1;
  try {
    into.value = (await get()).default as unknown as AnyRenderer;
  } catch (error) {
    // The next component of this kind tries again.
    loaded.delete(kind);
    console.error(kind, error);
  } finally {
    onTheirWay.value = onTheirWay.peek() - 1;
  }
}
