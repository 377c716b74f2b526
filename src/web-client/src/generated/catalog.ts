// Generated from schemas/catalog.yaml by `dotnet run --project src/PluginTasks.Catalog`. Do not edit.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export interface StoreBinding { type: "store"; scope: "page" | "global" | "auto"; path: string; default?: Json }
export interface DataBinding { type: "data"; path: string; default?: Json }
export interface ActionBinding { type: "action"; name: string; args?: Record<string, Json>; default?: Json; cacheScope?: "page" | "global" }
export interface TextBinding { type: "t"; key: string; args?: Record<string, Json>; message?: Json }
export interface LiteralBinding { type: "literal"; value: Json }
/** A value of the current item, inside item templates and item actions. */
export type ItemBinding = `$item${string}` | "$index";
export type Binding = StoreBinding | DataBinding | ActionBinding | TextBinding | LiteralBinding | ItemBinding;

/** A value, or a binding that gives one. */
export type Bound<T> = T | Binding;

export type Operator = "==" | "!=" | ">" | "<" | ">=" | "<=" | "in" | "contains" | "matches" | "exists" | "empty";
export interface Condition { left: Json; op: Operator; right?: Json }
export interface RuleGroup { mode?: string; conditions: Rule[] }
export type Rule = boolean | Condition | RuleGroup;

export interface ActionSpec { name: string; context: Record<string, Json>; confirm?: Confirm }

export type Kind = keyof KindProps;

/** A component as it travels. Rules are there in the definition tree, not in the resolved one. */
export interface Node<K extends Kind> {
  kind: K;
  id: string;
  props: KindProps[K];
  show_if?: Rule;
  hide_if?: Rule;
  required_permissions?: string[];
  capabilities?: string[];
  children?: Component[];
}

export type Component = { [K in Kind]: Node<K> }[Kind];

export interface KindInfo {
  readonly group: string;
  readonly slots: readonly string[];
  readonly events: readonly string[];
  readonly perItem: readonly string[];
  readonly defaults: Readonly<Record<string, string | number | boolean>>;
}

/** What a component says by its colour. */
export type Variant = "default" | "primary" | "success" | "warning" | "info" | "danger";
/** How large a component is. */
export type Size = "sm" | "md" | "lg";
/** Where children stand across the direction of their container. */
export type Alignment = "start" | "center" | "end" | "stretch";
/** Where children stand along the direction of their container. */
export type Justification = "start" | "center" | "end" | "between" | "around";
/** How a card stands out from the page. */
export type CardVariant = "default" | "outlined" | "filled";
/** How heavy letters are. */
export type TextWeight = "normal" | "bold";
/** How an image fills its space. */
export type ImageFit = "contain" | "cover";
/** How much of a button is painted. */
export type ButtonMode = "solid" | "ghost" | "link";
/** The outline of a button. */
export type ButtonShape = "default" | "round";
/** When on_change is sent: never (local), at each change, or after a pause in typing. */
export type ChangeMode = "local" | "change" | "search";
/** What a text field is for. */
export type InputType = "text" | "email" | "password" | "url" | "tel" | "search";
/** How choices are laid out. */
export type Direction = "row" | "column";
/** What a date picker picks. */
export type DateMode = "date" | "datetime" | "time" | "range";
/** How many items can be selected. */
export type Selection = "none" | "single" | "multiple";
/** An edge of the window. */
export type Side = "left" | "right" | "top" | "bottom";
/** The direction of a sort. */
export type SortDirection = "asc" | "desc";
/** How the numbers of a chart are drawn. */
export type ChartType = "line" | "area" | "bar";
/** What stands along a chart: moments, numbers, or names in the order of the rows. */
export type AxisType = "time" | "number" | "text";
/** A check of a form field. */
export type ValidationRule = "required" | "min" | "max" | "regex" | "email";
/** The type of a field in a form's model. */
export type FieldType = "text" | "textarea" | "email" | "password" | "url" | "tel" | "search" | "number" | "select" | "checkbox" | "switch" | "radio" | "date" | "datetime" | "time" | "range" | "tags" | "str" | "int" | "float" | "bool" | "enum";
/** How a column of a table shows its values. */
export type ColumnType = "str" | "int" | "float" | "bool" | "date" | "datetime" | "enum" | "badge" | "progress" | "link";
/** A store of the client: the page's, gone when the page is left, or the global one, which all pages of a session share. */
export type StoreScope = "page" | "global";
/** How a stream writes: each event in place of the last, or at the end of a list. */
export type StreamMode = "set" | "append_window";
/** The state of a task. */
export type TaskState = "pending" | "running" | "waiting_confirmation" | "completed" | "failed" | "cancelled" | "interrupted";

/** A question that the client asks before it sends an action. */
export interface Confirm {
  /** The question. */
  text: Bound<string>;
  /** The label of yes. */
  confirm_text?: Bound<string>;
  /** The label of no. */
  cancel_text?: Bound<string>;
}

/** An entry in a list of actions: a menu, a card, a row. */
export interface ItemAction {
  /** What it is called. */
  label: Bound<string>;
  /** The name of an icon. */
  icon?: Bound<string>;
  /** Sent when it is chosen. */
  action: ActionSpec;
  /** Its colour. */
  variant?: Bound<Variant>;
  /** Offered only while this rule holds. */
  show_if?: Rule;
  /** Not offered while this rule holds. */
  hide_if?: Rule;
  /** Any one of these permissions lets a user see it. */
  required_permissions?: Array<string>;
}

/** A choice; a bare value stands for a choice whose label is the value. */
export interface Option {
  /** What is shown; the value when left out. */
  label?: Bound<string>;
  /** What is chosen. */
  value: Bound<string | number | boolean | null>;
}

/** A check of a form field. */
export interface Validation {
  /** What is checked. */
  rule: Bound<ValidationRule>;
  /** The bound of min and max: a number's size, a text's length, a date. */
  value?: Bound<string | number>;
  /** The pattern of regex. */
  pattern?: Bound<string>;
  /** Shown when the check fails. */
  message?: Bound<string>;
}

/** One tab. */
export interface TabItem {
  /** Its name; unique among the tabs. */
  id: string;
  /** What stands on the tab. */
  label: Bound<string>;
  /** The name of an icon. */
  icon?: Bound<string>;
  /** A short text or a count beside the label. */
  badge?: Bound<string | number>;
  /** What the tab shows. */
  children?: Component[];
}

/** One section of an accordion. */
export interface AccordionItem {
  /** Its name; unique among the sections. */
  id: string;
  /** The line that opens and closes it. */
  title: Bound<string>;
  /** What the section shows. */
  children?: Component[];
}

/** One step of a breadcrumb. */
export interface BreadcrumbSegment {
  /** What it is called. */
  label: Bound<string>;
  /** The page it leads to; without one it is only text. */
  path?: Bound<string>;
}

/** A name and its value. */
export interface DescriptionsItem {
  /** The name. */
  label: Bound<string>;
  /** The value. */
  value: Bound<Json>;
}

/** A field that a form makes by itself. */
export interface FormModelField {
  /** The key of its value in what the form sends. */
  name: Bound<string>;
  /** What kind of field it is. */
  type: Bound<FieldType>;
  /** Shown with the field; the name when left out. */
  label?: Bound<string>;
  /** The choices of select, radio and enum. */
  options?: Bound<Array<Bound<string | number | boolean | Option>>>;
  /** Its first value. */
  value?: Bound<Json>;
  /** Shown while it is empty. */
  placeholder?: Bound<string>;
  /** A line of explanation below the field. */
  help?: Bound<string>;
  /** Checks made in the client and again on the server. */
  validations?: Bound<Array<Bound<Validation>>>;
}

/** One column of a table. */
export interface TableColumn {
  /** The key of its value in a row; slashes lead into maps. */
  field: Bound<string>;
  /** Its heading; the field when left out. */
  header?: Bound<string>;
  /** How its values are shown. */
  type?: Bound<ColumnType>;
  /** The labels of enum and badge values. */
  options?: Bound<Array<Bound<string | number | boolean | Option>>>;
  /** Its width: pixels, or a CSS length. */
  width?: Bound<string | number>;
  /** Its heading sorts the table. */
  sortable?: Bound<boolean>;
  /** How a number or a date is written, such as `0.00` or `yyyy-MM-dd`. */
  format?: Bound<string>;
}

/** How a table is sorted. */
export interface TableSort {
  /** The column's field. */
  field: Bound<string>;
  /** Upwards or downwards. */
  direction?: Bound<SortDirection>;
}

/** What stands along the lower edge of a chart. */
export interface ChartAxis {
  /** The key of its value in a row; slashes lead into maps. */
  field: Bound<string>;
  /** What the values are. */
  type?: Bound<AxisType>;
  /** How a moment or a number is written, such as `HH:mm`. */
  format?: Bound<string>;
}

/** One series of numbers in a chart. */
export interface ChartSeries {
  /** The key of its number in a row; null leaves a gap. */
  field: Bound<string>;
  /** What it is called; the field when left out. */
  label?: Bound<string>;
  /** Its colour; one of its own when left out. */
  variant?: Bound<Variant>;
  /** How it is drawn, where not as the others are. */
  type?: Bound<ChartType>;
}

/** Where a stream writes. */
export interface StreamTarget {
  /** Which store. */
  store: Bound<StoreScope>;
  /** Where in the store. */
  path: Bound<string>;
  /** Replace what is there, or append to a list. */
  mode?: Bound<StreamMode>;
  /** How many items append_window keeps. */
  window?: Bound<number>;
  /** Fields to write, each from a selector such as `$.value`. */
  mappings?: Bound<Record<string, Bound<string>>>;
}

/** An action that makes the values of a stream. */
export interface StreamTransformer {
  /** The action, as `module.action`. */
  name: Bound<string>;
  /** What it is sent beside the event. */
  context?: Bound<Record<string, Json>>;
}

/** What every component has. */
export interface CommonProps {
  /** A message shown with the component in place of a problem. */
  error?: Bound<string>;
  /** Show that it is busy while its own action runs (true), or while the actions named here do. */
  track_loading?: Bound<string | boolean | Array<string>>;
  /** Ids of fields whose values are added to the context of its actions. */
  collect_input_ids?: Bound<Array<Bound<string>>>;
  /** Send `on_refresh` every so many seconds; true is every 30. */
  auto_refresh?: Bound<number | boolean>;
  /** Sent when it refreshes. */
  on_refresh?: ActionSpec;
  /** How it appears: the name of an animation, or its name with options. */
  animation?: Bound<string | Record<string, Json>>;
  /** Its width: pixels, or a CSS length such as `50%`. */
  width?: Bound<string | number>;
  /** Its height: pixels, or a CSS length such as `50vh`. */
  height?: Bound<string | number>;
  /** Its share of the space left in its container; true is 1. */
  grow?: Bound<number | boolean>;
  /** CSS classes added to it. */
  class?: Bound<string>;
  /** What a screen reader says in place of its text. */
  aria_label?: Bound<string>;
}

/** Stacks its children from top to bottom. */
export interface ColumnProps extends CommonProps {
  /** Space between children in pixels. */
  spacing?: Bound<number>;
  /** Space inside its edges in pixels: one number, or top, right, bottom, left. */
  padding?: Bound<number | Array<Bound<number>>>;
  /** Where children stand across it. */
  align?: Bound<Alignment>;
  /** Where children stand along it. */
  justify?: Bound<Justification>;
}

/** Puts its children side by side. */
export interface RowProps extends CommonProps {
  /** Space between children in pixels. */
  spacing?: Bound<number>;
  /** Space inside its edges in pixels: one number, or top, right, bottom, left. */
  padding?: Bound<number | Array<Bound<number>>>;
  /** Where children stand across it. */
  align?: Bound<Alignment>;
  /** Where children stand along it. */
  justify?: Bound<Justification>;
  /** Children that do not fit go on in the next line. */
  wrap?: Bound<boolean>;
}

/** Lays its children out in columns of equal width. */
export interface GridProps extends CommonProps {
  /** How many columns; as many as fit when left out. */
  columns?: Bound<number>;
  /** Columns narrower than this many pixels go to the next line. */
  min_column_width?: Bound<number>;
  /** Space between cells in pixels. */
  gap?: Bound<number>;
}

/** A frame with a title, actions and its children. */
export interface CardProps extends CommonProps {
  /** The line at its top. */
  title?: Bound<string>;
  /** A quieter line below the title. */
  subtitle?: Bound<string>;
  /** How it stands out from the page. */
  variant?: Bound<CardVariant>;
  /** Space inside its edges in pixels: one number, or top, right, bottom, left. */
  padding?: Bound<number | Array<Bound<number>>>;
  /** Space between children in pixels. */
  spacing?: Bound<number>;
  /** Actions offered in its corner. */
  item_actions?: Bound<Array<Bound<ItemAction>>>;
}

/** Shows one of several tabs. */
export interface TabsProps extends CommonProps {
  /** The tabs. */
  tabs: Bound<Array<Bound<TabItem>>>;
  /** The id of the tab that is shown; the first when left out. */
  active?: Bound<string>;
  /** Sent when another tab is chosen, with its id as `active`. */
  on_change?: ActionSpec;
}

/** Sections that open and close. */
export interface AccordionProps extends CommonProps {
  /** The sections. */
  items: Bound<Array<Bound<AccordionItem>>>;
  /** Several sections may be open at once. */
  multiple?: Bound<boolean>;
  /** The ids of the sections that are open. */
  open?: Bound<Array<Bound<string>>>;
}

/** A line between things. */
export interface DividerProps extends CommonProps {
  /** A word in the middle of the line. */
  label?: Bound<string>;
  /** The line goes from top to bottom. */
  vertical?: Bound<boolean>;
}

/** Empty space: of a size, or all that is left. */
export interface SpacerProps extends CommonProps {
  /** Pixels; all the space left in its container when left out. */
  size?: Bound<number>;
}

/** Scrolls its children when they are too high. */
export interface ScrollAreaProps extends CommonProps {
  /** The height from which it scrolls, as a CSS length. */
  max_height?: Bound<string>;
}

/** The place of another surface, which actions can fill. */
export interface SurfaceHostProps extends CommonProps {
  /** The surface that is shown here. */
  surface_id: string;
}

/** A heading. */
export interface TitleProps extends CommonProps {
  /** What it says. */
  text: Bound<string>;
  /** Its level in the page's outline, 1 the highest. */
  level?: Bound<number>;
}

/** Plain text. */
export interface TextProps extends CommonProps {
  /** What it says. */
  text: Bound<string>;
  /** Quieter than the text around it. */
  muted?: Bound<boolean>;
  /** How large it is. */
  size?: Bound<Size>;
  /** How heavy it is. */
  weight?: Bound<TextWeight>;
  /** Cut off after this many lines. */
  lines?: Bound<number>;
}

/** Text in Markdown; HTML in it is shown as text. */
export interface MarkdownProps extends CommonProps {
  /** The Markdown. */
  text: Bound<string>;
}

/** A picture. */
export interface ImageProps extends CommonProps {
  /** Its address; `@asset/…` for a file of the module. */
  src: Bound<string>;
  /** What it shows, for those who do not see it; empty where it only decorates. */
  alt: Bound<string>;
  /** How it fills its space. */
  fit?: Bound<ImageFit>;
}

/** A small symbol. */
export interface IconProps extends CommonProps {
  /** The name of the icon. */
  name: Bound<string>;
  /** Its size in pixels. */
  size?: Bound<number>;
  /** Its colour. */
  variant?: Bound<Variant>;
}

/** A word or a number in a coloured pill. */
export interface BadgeProps extends CommonProps {
  /** What it says. */
  text: Bound<string>;
  /** Its colour. */
  variant?: Bound<Variant>;
}

/** A message that stands out. */
export interface AlertProps extends CommonProps {
  /** The message. */
  text: Bound<string>;
  /** A line above the message. */
  title?: Bound<string>;
  /** Its colour. */
  variant?: Bound<Variant>;
  /** The user may close it. */
  dismissible?: Bound<boolean>;
}

/** A bar that shows how far something is. */
export interface ProgressProps extends CommonProps {
  /** From 0 to 1; null while no end is in sight. */
  value?: Bound<number | null>;
  /** What is going on. */
  label?: Bound<string>;
  /** Its colour. */
  variant?: Bound<Variant>;
  /** The percentage stands beside it. */
  show_percent?: Bound<boolean>;
}

/** The way from the top to this page. */
export interface BreadcrumbProps extends CommonProps {
  /** The steps, the highest first. */
  segments: Bound<Array<Bound<BreadcrumbSegment>>>;
}

/** Leads to a page or to another site. */
export interface LinkProps extends CommonProps {
  /** What it says. */
  text: Bound<string>;
  /** A page of this host. */
  path?: Bound<string>;
  /** An address elsewhere. */
  href?: Bound<string>;
  /** Opens in a tab of its own. */
  new_tab?: Bound<boolean>;
}

/** Text as a program has it. */
export interface CodeProps extends CommonProps {
  /** The code. */
  text: Bound<string>;
  /** Its language, for colours. */
  language?: Bound<string>;
  /** A button copies it. */
  copy?: Bound<boolean>;
}

/** Names and their values in columns. */
export interface DescriptionsProps extends CommonProps {
  /** The names and values. */
  items: Bound<Array<Bound<DescriptionsItem>>>;
  /** How many stand side by side. */
  columns?: Bound<number>;
}

/** Grey lines in the place of what is still loading. */
export interface SkeletonProps extends Omit<CommonProps, "height"> {
  /** How many lines. */
  lines?: Bound<number>;
  /** The height of a line in pixels. */
  height?: Bound<number>;
}

/** Sends an action when pressed. */
export interface ButtonProps extends CommonProps {
  /** What it says; required without an icon. */
  label?: Bound<string>;
  /** Sent when it is pressed. */
  action?: ActionSpec;
  /** The name of an icon. */
  icon?: Bound<string>;
  /** Its colour. */
  variant?: Bound<Variant>;
  /** How much of it is painted. */
  mode?: Bound<ButtonMode>;
  /** How large it is. */
  size?: Bound<Size>;
  /** Its outline. */
  shape?: Bound<ButtonShape>;
  /** Shown as pressed. */
  active?: Bound<boolean>;
  /** Shown, but cannot be pressed. */
  disabled?: Bound<boolean>;
}

/** A button that opens a menu of actions. */
export interface DropdownMenuProps extends CommonProps {
  /** What the button says. */
  label?: Bound<string>;
  /** The name of an icon on the button. */
  icon?: Bound<string>;
  /** The entries of the menu. */
  items: Bound<Array<Bound<ItemAction>>>;
  /** Shown, but cannot be opened. */
  disabled?: Bound<boolean>;
}

/** Fields that are checked and sent together. */
export interface FormProps extends CommonProps {
  /** The fields; instead of them children may hold any layout of fields. */
  model?: Bound<Array<Bound<FormModelField>>>;
  /** First values, by the fields' names. */
  values?: Bound<Record<string, Json>>;
  /** The label of the button that sends it. */
  submit_label?: Bound<string>;
  /** The label of the button that brings the first values back; no such button when left out. */
  reset_label?: Bound<string>;
  /** Sent with the fields' values when all checks pass. */
  action: ActionSpec;
}

/** One line of text. */
export interface TextFieldProps extends CommonProps {
  /** What it is for. */
  input_type?: Bound<InputType>;
  /** The key of its value in what a form sends; its id when left out. */
  name?: Bound<string>;
  /** Shown with the field. */
  label?: Bound<string>;
  /** Its value; bound to a store it is written back there. */
  value?: Bound<string | null>;
  /** Shown while it is empty. */
  placeholder?: Bound<string>;
  /** A line of explanation below the field. */
  help?: Bound<string>;
  /** Shown, but cannot be changed. */
  disabled?: Bound<boolean>;
  /** Must be filled before its form is sent. */
  required?: Bound<boolean>;
  /** Checks made in the client and again on the server. */
  validations?: Bound<Array<Bound<Validation>>>;
  /** Sent when its value changes. */
  on_change?: ActionSpec;
  /** When `on_change` is sent: never (local), at each change, or after a pause in typing. */
  on_change_mode?: Bound<ChangeMode>;
}

/** Several lines of text. */
export interface TextareaProps extends CommonProps {
  /** How many lines it shows. */
  rows?: Bound<number>;
  /** Grows with its text. */
  auto_grow?: Bound<boolean>;
  /** The key of its value in what a form sends; its id when left out. */
  name?: Bound<string>;
  /** Shown with the field. */
  label?: Bound<string>;
  /** Its value; bound to a store it is written back there. */
  value?: Bound<string | null>;
  /** Shown while it is empty. */
  placeholder?: Bound<string>;
  /** A line of explanation below the field. */
  help?: Bound<string>;
  /** Shown, but cannot be changed. */
  disabled?: Bound<boolean>;
  /** Must be filled before its form is sent. */
  required?: Bound<boolean>;
  /** Checks made in the client and again on the server. */
  validations?: Bound<Array<Bound<Validation>>>;
  /** Sent when its value changes. */
  on_change?: ActionSpec;
  /** When `on_change` is sent: never (local), at each change, or after a pause in typing. */
  on_change_mode?: Bound<ChangeMode>;
}

/** A number. */
export interface NumberFieldProps extends CommonProps {
  /** The smallest number allowed. */
  min?: Bound<number>;
  /** The largest number allowed. */
  max?: Bound<number>;
  /** By how much its buttons change it. */
  step?: Bound<number>;
  /** The key of its value in what a form sends; its id when left out. */
  name?: Bound<string>;
  /** Shown with the field. */
  label?: Bound<string>;
  /** Its value; bound to a store it is written back there. */
  value?: Bound<number | null>;
  /** Shown while it is empty. */
  placeholder?: Bound<string>;
  /** A line of explanation below the field. */
  help?: Bound<string>;
  /** Shown, but cannot be changed. */
  disabled?: Bound<boolean>;
  /** Must be filled before its form is sent. */
  required?: Bound<boolean>;
  /** Checks made in the client and again on the server. */
  validations?: Bound<Array<Bound<Validation>>>;
  /** Sent when its value changes. */
  on_change?: ActionSpec;
  /** When `on_change` is sent: never (local), at each change, or after a pause in typing. */
  on_change_mode?: Bound<ChangeMode>;
}

/** A choice from a list that opens. */
export interface SelectProps extends CommonProps {
  /** The choices. */
  options: Bound<Array<Bound<string | number | boolean | Option>>>;
  /** Several may be chosen; its value is a list. */
  multiple?: Bound<boolean>;
  /** The choice may be taken back. */
  clearable?: Bound<boolean>;
  /** The key of its value in what a form sends; its id when left out. */
  name?: Bound<string>;
  /** Shown with the field. */
  label?: Bound<string>;
  /** What is chosen; bound to a store it is written back there. */
  value?: Bound<string | number | boolean | Array<Json> | null>;
  /** Shown while it is empty. */
  placeholder?: Bound<string>;
  /** A line of explanation below the field. */
  help?: Bound<string>;
  /** Shown, but cannot be changed. */
  disabled?: Bound<boolean>;
  /** Must be filled before its form is sent. */
  required?: Bound<boolean>;
  /** Checks made in the client and again on the server. */
  validations?: Bound<Array<Bound<Validation>>>;
  /** Sent when its value changes. */
  on_change?: ActionSpec;
  /** When `on_change` is sent: never (local), at each change, or after a pause in typing. */
  on_change_mode?: Bound<ChangeMode>;
}

/** A box to tick. */
export interface CheckboxProps extends CommonProps {
  /** The key of its value in what a form sends; its id when left out. */
  name?: Bound<string>;
  /** Shown with the field. */
  label?: Bound<string>;
  /** Ticked or not; bound to a store it is written back there. */
  value?: Bound<boolean>;
  /** Shown while it is empty. */
  placeholder?: Bound<string>;
  /** A line of explanation below the field. */
  help?: Bound<string>;
  /** Shown, but cannot be changed. */
  disabled?: Bound<boolean>;
  /** Must be filled before its form is sent. */
  required?: Bound<boolean>;
  /** Checks made in the client and again on the server. */
  validations?: Bound<Array<Bound<Validation>>>;
  /** Sent when its value changes. */
  on_change?: ActionSpec;
  /** When `on_change` is sent: never (local), at each change, or after a pause in typing. */
  on_change_mode?: Bound<ChangeMode>;
}

/** Turns something on and off. */
export interface SwitchProps extends CommonProps {
  /** The key of its value in what a form sends; its id when left out. */
  name?: Bound<string>;
  /** Shown with the field. */
  label?: Bound<string>;
  /** On or off; bound to a store it is written back there. */
  value?: Bound<boolean>;
  /** Shown while it is empty. */
  placeholder?: Bound<string>;
  /** A line of explanation below the field. */
  help?: Bound<string>;
  /** Shown, but cannot be changed. */
  disabled?: Bound<boolean>;
  /** Must be filled before its form is sent. */
  required?: Bound<boolean>;
  /** Checks made in the client and again on the server. */
  validations?: Bound<Array<Bound<Validation>>>;
  /** Sent when its value changes. */
  on_change?: ActionSpec;
  /** When `on_change` is sent: never (local), at each change, or after a pause in typing. */
  on_change_mode?: Bound<ChangeMode>;
}

/** One choice of a few, all in sight. */
export interface RadioGroupProps extends CommonProps {
  /** The choices. */
  options: Bound<Array<Bound<string | number | boolean | Option>>>;
  /** Side by side, or one below the other. */
  direction?: Bound<Direction>;
  /** The key of its value in what a form sends; its id when left out. */
  name?: Bound<string>;
  /** Shown with the field. */
  label?: Bound<string>;
  /** What is chosen; bound to a store it is written back there. */
  value?: Bound<string | number | boolean | null>;
  /** Shown while it is empty. */
  placeholder?: Bound<string>;
  /** A line of explanation below the field. */
  help?: Bound<string>;
  /** Shown, but cannot be changed. */
  disabled?: Bound<boolean>;
  /** Must be filled before its form is sent. */
  required?: Bound<boolean>;
  /** Checks made in the client and again on the server. */
  validations?: Bound<Array<Bound<Validation>>>;
  /** Sent when its value changes. */
  on_change?: ActionSpec;
  /** When `on_change` is sent: never (local), at each change, or after a pause in typing. */
  on_change_mode?: Bound<ChangeMode>;
}

/** A date, a time, or two dates. */
export interface DatePickerProps extends CommonProps {
  /** What is picked. */
  mode?: Bound<DateMode>;
  /** The earliest allowed, in ISO 8601. */
  min?: Bound<string>;
  /** The latest allowed, in ISO 8601. */
  max?: Bound<string>;
  /** The key of its value in what a form sends; its id when left out. */
  name?: Bound<string>;
  /** Shown with the field. */
  label?: Bound<string>;
  /** ISO 8601; in range mode a list of two dates. Bound to a store it is written back there. */
  value?: Bound<string | Array<Bound<string>> | null>;
  /** Shown while it is empty. */
  placeholder?: Bound<string>;
  /** A line of explanation below the field. */
  help?: Bound<string>;
  /** Shown, but cannot be changed. */
  disabled?: Bound<boolean>;
  /** Must be filled before its form is sent. */
  required?: Bound<boolean>;
  /** Checks made in the client and again on the server. */
  validations?: Bound<Array<Bound<Validation>>>;
  /** Sent when its value changes. */
  on_change?: ActionSpec;
  /** When `on_change` is sent: never (local), at each change, or after a pause in typing. */
  on_change_mode?: Bound<ChangeMode>;
}

/** A list of words. */
export interface TagsInputProps extends CommonProps {
  /** Words offered while typing. */
  suggestions?: Bound<Array<Bound<string>>>;
  /** How many words are allowed. */
  max?: Bound<number>;
  /** The key of its value in what a form sends; its id when left out. */
  name?: Bound<string>;
  /** Shown with the field. */
  label?: Bound<string>;
  /** The words; bound to a store they are written back there. */
  value?: Bound<Array<Bound<string>> | null>;
  /** Shown while it is empty. */
  placeholder?: Bound<string>;
  /** A line of explanation below the field. */
  help?: Bound<string>;
  /** Shown, but cannot be changed. */
  disabled?: Bound<boolean>;
  /** Must be filled before its form is sent. */
  required?: Bound<boolean>;
  /** Checks made in the client and again on the server. */
  validations?: Bound<Array<Bound<Validation>>>;
  /** Sent when its value changes. */
  on_change?: ActionSpec;
  /** When `on_change` is sent: never (local), at each change, or after a pause in typing. */
  on_change_mode?: Bound<ChangeMode>;
}

/** Rows in columns, sorted and paged here or by an action. */
export interface DataTableProps extends CommonProps {
  /** The columns. */
  model: Bound<Array<Bound<TableColumn>>>;
  /** The rows: maps by field. */
  rows?: Bound<Array<Json>>;
  /** An action that gets `{page, page_size, sort, filters}` and answers `{rows, total_rows}`; `auto_refresh` asks again. */
  remote_service?: Bound<string>;
  /** The field that tells rows apart. */
  row_key?: Bound<string>;
  /** The page that is shown. */
  page?: Bound<number>;
  /** How many rows a page has. */
  page_size?: Bound<number>;
  /** Sent to `remote_service` as `filters`; the table begins again when they change. */
  filters?: Bound<Record<string, Json>>;
  /** How many rows there are, where not all are here. */
  total_rows?: Bound<number>;
  /** Rows come in pages. */
  pagination?: Bound<boolean>;
  /** How it is sorted. */
  sort?: Bound<TableSort>;
  /** How many rows can be selected. */
  selectable?: Bound<Selection>;
  /** The keys of the selected rows; bound to a store they are written back there. */
  selected?: Bound<Array<Json>>;
  /** Actions of each row; `$item` is the row. */
  row_actions?: Bound<Array<Bound<ItemAction>>>;
  /** Actions of the selected rows, sent with their keys as `selected`. */
  selection_actions?: Bound<Array<Bound<ItemAction>>>;
  /** Sent when a row is clicked; `$item` is the row. */
  on_row_click?: ActionSpec;
  /** Sent when the selection changes, with the keys as `selected`. */
  on_selection_change?: ActionSpec;
  /** Shown where there are no rows. */
  empty_text?: Bound<string>;
}

/** Shows one component for each item. */
export interface ListProps extends CommonProps {
  /** The items. */
  items: Bound<Array<Json>>;
  /** What an item looks like; `$item` and `$index` are read for each. */
  item_template?: Component;
  /** Actions of each item. */
  item_actions?: Bound<Array<Bound<ItemAction>>>;
  /** Sent when an item is clicked. */
  on_item_click?: ActionSpec;
  /** How many items can be selected. */
  selectable?: Bound<Selection>;
  /** The ids of the selected items; bound to a store they are written back there. */
  selected?: Bound<Array<Json>>;
  /** Sent when the selection changes, with the ids as `selected`. */
  on_selection_change?: ActionSpec;
  /** Shown where there are no items. */
  empty_text?: Bound<string>;
}

/** Numbers as lines, areas or bars. A screen reader reads them as a table. */
export interface ChartProps extends CommonProps {
  /** What it shows, for those who cannot see it; `aria_label` wins over it. */
  label: Bound<string>;
  /** The points, in the order of the axis: maps by field. */
  rows: Bound<Array<Json>>;
  /** What stands along its lower edge. */
  x: Bound<ChartAxis>;
  /** The numbers that are drawn. */
  series: Bound<Array<Bound<ChartSeries>>>;
  /** How they are drawn. */
  type?: Bound<ChartType>;
  /** Where its vertical axis begins; at 0 or the lowest number when left out. */
  min?: Bound<number>;
  /** Where its vertical axis ends; above the highest number when left out. */
  max?: Bound<number>;
  /** How a number is written, such as `0.00` or `0 %`. */
  format?: Bound<string>;
  /** Names the series, with their numbers where the pointer is. */
  legend?: Bound<boolean>;
  /** Shown where there are no rows. */
  empty_text?: Bound<string>;
}

/** The state of a running task: its label, its progress, its end. It starts nothing by itself. */
export interface BackgroundTaskProps extends CommonProps {
  /** The task that is shown. */
  task_id: Bound<string>;
  /** Sent when the task has been registered. */
  on_started?: ActionSpec;
  /** Sent when its progress or label changes. */
  on_progress?: ActionSpec;
  /** Sent when it has completed. */
  on_completed?: ActionSpec;
  /** The same as `on_completed`. */
  on_finish?: ActionSpec;
  /** Sent when it has failed. */
  on_error?: ActionSpec;
  /** Sent when it begins to wait for a confirmation. */
  on_confirmation?: ActionSpec;
  /** Sent at any other change of its state. */
  on_update?: ActionSpec;
  /** Sent for a notification that belongs to it. */
  on_event_notification?: ActionSpec;
  /** One line instead of a card. */
  compact?: Bound<boolean>;
  /** A button cancels it; there by default where the user may cancel. */
  show_cancel?: Bound<boolean>;
  /** What it returned is shown when it has completed. */
  show_result?: Bound<boolean>;
}

/** The user's tasks, as they run. */
export interface TaskListProps extends CommonProps {
  /** Only tasks in these states. */
  status?: Bound<Array<Bound<TaskState>>>;
  /** Only tasks of this module. */
  module?: Bound<string>;
  /** Only tasks whose key begins so. */
  key_prefix?: Bound<string>;
  /** How many are shown, the newest first. */
  limit?: Bound<number>;
  /** One line a task instead of a card. */
  compact?: Bound<boolean>;
  /** Shown where there are no tasks. */
  empty_text?: Bound<string>;
}

/** A window over the page. */
export interface ModalProps extends CommonProps {
  /** The line at its top. */
  title?: Bound<string>;
  /** Shown or not; bound to a store it is written back there. */
  open?: Bound<boolean>;
  /** How wide it is. */
  size?: Bound<Size>;
  /** Sent when it has been closed. */
  on_close?: ActionSpec;
}

/** A panel that slides in from an edge. */
export interface DrawerProps extends CommonProps {
  /** The line at its top. */
  title?: Bound<string>;
  /** Shown or not; bound to a store it is written back there. */
  open?: Bound<boolean>;
  /** The edge that it comes from. */
  position?: Bound<Side>;
  /** Its width in pixels, or its height at top and bottom. */
  dim?: Bound<number>;
  /** Sent when it has been closed. */
  on_close?: ActionSpec;
}

/** A message that goes away by itself. */
export interface ToastProps extends CommonProps {
  /** The message. */
  text: Bound<string>;
  /** A line above the message. */
  title?: Bound<string>;
  /** Its colour. */
  variant?: Bound<Variant>;
  /** Seconds until it goes; 0 keeps it until it is closed. */
  duration?: Bound<number>;
}

/** Writes the events of a stream into a store while the page is open; shows nothing. */
export interface StreamBindingProps extends CommonProps {
  /** The stream; its name begins with its module's. */
  stream: Bound<string>;
  /** Only events of this name. */
  event?: Bound<string>;
  /** Where the values go. */
  target: Bound<StreamTarget>;
  /** An action that makes the values from an event. */
  transformer?: Bound<string | StreamTransformer>;
}

export interface KindProps {
  Column: ColumnProps;
  Row: RowProps;
  Grid: GridProps;
  Card: CardProps;
  Tabs: TabsProps;
  Accordion: AccordionProps;
  Divider: DividerProps;
  Spacer: SpacerProps;
  ScrollArea: ScrollAreaProps;
  SurfaceHost: SurfaceHostProps;
  Title: TitleProps;
  Text: TextProps;
  Markdown: MarkdownProps;
  Image: ImageProps;
  Icon: IconProps;
  Badge: BadgeProps;
  Alert: AlertProps;
  Progress: ProgressProps;
  Breadcrumb: BreadcrumbProps;
  Link: LinkProps;
  Code: CodeProps;
  Descriptions: DescriptionsProps;
  Skeleton: SkeletonProps;
  Button: ButtonProps;
  DropdownMenu: DropdownMenuProps;
  Form: FormProps;
  TextField: TextFieldProps;
  Textarea: TextareaProps;
  NumberField: NumberFieldProps;
  Select: SelectProps;
  Checkbox: CheckboxProps;
  Switch: SwitchProps;
  RadioGroup: RadioGroupProps;
  DatePicker: DatePickerProps;
  TagsInput: TagsInputProps;
  DataTable: DataTableProps;
  List: ListProps;
  Chart: ChartProps;
  BackgroundTask: BackgroundTaskProps;
  TaskList: TaskListProps;
  Modal: ModalProps;
  Drawer: DrawerProps;
  Toast: ToastProps;
  StreamBinding: StreamBindingProps;
}

export const catalog = {
  Column: { group: "layout", slots: ["children"], events: ["on_refresh"], perItem: [], defaults: { spacing: 12, padding: 0, align: "stretch", justify: "start" } },
  Row: { group: "layout", slots: ["children"], events: ["on_refresh"], perItem: [], defaults: { spacing: 12, padding: 0, align: "center", justify: "start", wrap: true } },
  Grid: { group: "layout", slots: ["children"], events: ["on_refresh"], perItem: [], defaults: { min_column_width: 240, gap: 12 } },
  Card: { group: "layout", slots: ["children"], events: ["on_refresh"], perItem: [], defaults: { variant: "default", padding: 16, spacing: 12 } },
  Tabs: { group: "layout", slots: ["tabs.children"], events: ["on_change", "on_refresh"], perItem: [], defaults: {} },
  Accordion: { group: "layout", slots: ["items.children"], events: ["on_refresh"], perItem: [], defaults: { multiple: false } },
  Divider: { group: "layout", slots: [], events: ["on_refresh"], perItem: [], defaults: { vertical: false } },
  Spacer: { group: "layout", slots: [], events: ["on_refresh"], perItem: [], defaults: {} },
  ScrollArea: { group: "layout", slots: ["children"], events: ["on_refresh"], perItem: [], defaults: { max_height: "100%" } },
  SurfaceHost: { group: "layout", slots: [], events: ["on_refresh"], perItem: [], defaults: {} },
  Title: { group: "content", slots: [], events: ["on_refresh"], perItem: [], defaults: { level: 2 } },
  Text: { group: "content", slots: [], events: ["on_refresh"], perItem: [], defaults: { muted: false, size: "md", weight: "normal" } },
  Markdown: { group: "content", slots: [], events: ["on_refresh"], perItem: [], defaults: {} },
  Image: { group: "content", slots: [], events: ["on_refresh"], perItem: [], defaults: { fit: "contain" } },
  Icon: { group: "content", slots: [], events: ["on_refresh"], perItem: [], defaults: { size: 20, variant: "default" } },
  Badge: { group: "content", slots: [], events: ["on_refresh"], perItem: [], defaults: { variant: "default" } },
  Alert: { group: "content", slots: [], events: ["on_refresh"], perItem: [], defaults: { variant: "info", dismissible: false } },
  Progress: { group: "content", slots: [], events: ["on_refresh"], perItem: [], defaults: { variant: "primary", show_percent: true } },
  Breadcrumb: { group: "content", slots: [], events: ["on_refresh"], perItem: [], defaults: {} },
  Link: { group: "content", slots: [], events: ["on_refresh"], perItem: [], defaults: { new_tab: false } },
  Code: { group: "content", slots: [], events: ["on_refresh"], perItem: [], defaults: { copy: true } },
  Descriptions: { group: "content", slots: [], events: ["on_refresh"], perItem: [], defaults: { columns: 2 } },
  Skeleton: { group: "content", slots: [], events: ["on_refresh"], perItem: [], defaults: { lines: 3, height: 16 } },
  Button: { group: "actions", slots: [], events: ["on_refresh"], perItem: [], defaults: { variant: "default", mode: "solid", size: "md", shape: "default", active: false, disabled: false } },
  DropdownMenu: { group: "actions", slots: [], events: ["on_refresh"], perItem: [], defaults: { disabled: false } },
  Form: { group: "forms", slots: ["children"], events: ["on_refresh"], perItem: [], defaults: {} },
  TextField: { group: "forms", slots: [], events: ["on_change", "on_refresh"], perItem: [], defaults: { input_type: "text", disabled: false, required: false, on_change_mode: "change" } },
  Textarea: { group: "forms", slots: [], events: ["on_change", "on_refresh"], perItem: [], defaults: { rows: 4, auto_grow: false, disabled: false, required: false, on_change_mode: "change" } },
  NumberField: { group: "forms", slots: [], events: ["on_change", "on_refresh"], perItem: [], defaults: { step: 1, disabled: false, required: false, on_change_mode: "change" } },
  Select: { group: "forms", slots: [], events: ["on_change", "on_refresh"], perItem: [], defaults: { multiple: false, clearable: false, disabled: false, required: false, on_change_mode: "change" } },
  Checkbox: { group: "forms", slots: [], events: ["on_change", "on_refresh"], perItem: [], defaults: { value: false, disabled: false, required: false, on_change_mode: "change" } },
  Switch: { group: "forms", slots: [], events: ["on_change", "on_refresh"], perItem: [], defaults: { value: false, disabled: false, required: false, on_change_mode: "change" } },
  RadioGroup: { group: "forms", slots: [], events: ["on_change", "on_refresh"], perItem: [], defaults: { direction: "column", disabled: false, required: false, on_change_mode: "change" } },
  DatePicker: { group: "forms", slots: [], events: ["on_change", "on_refresh"], perItem: [], defaults: { mode: "date", disabled: false, required: false, on_change_mode: "change" } },
  TagsInput: { group: "forms", slots: [], events: ["on_change", "on_refresh"], perItem: [], defaults: { disabled: false, required: false, on_change_mode: "change" } },
  DataTable: { group: "data", slots: [], events: ["on_row_click", "on_selection_change", "on_refresh"], perItem: ["row_actions", "on_row_click"], defaults: { row_key: "id", page: 1, page_size: 20, pagination: true, selectable: "none" } },
  List: { group: "data", slots: ["item_template"], events: ["on_item_click", "on_selection_change", "on_refresh"], perItem: ["item_template", "item_actions", "on_item_click"], defaults: { selectable: "none" } },
  Chart: { group: "data", slots: [], events: ["on_refresh"], perItem: [], defaults: { type: "line", legend: true } },
  BackgroundTask: { group: "effects", slots: [], events: ["on_started", "on_progress", "on_completed", "on_finish", "on_error", "on_confirmation", "on_update", "on_event_notification", "on_refresh"], perItem: [], defaults: { compact: false, show_result: false } },
  TaskList: { group: "effects", slots: [], events: ["on_refresh"], perItem: [], defaults: { limit: 20, compact: false } },
  Modal: { group: "effects", slots: ["children"], events: ["on_close", "on_refresh"], perItem: [], defaults: { open: false, size: "md" } },
  Drawer: { group: "effects", slots: ["children"], events: ["on_close", "on_refresh"], perItem: [], defaults: { open: false, position: "right", dim: 360 } },
  Toast: { group: "effects", slots: [], events: ["on_refresh"], perItem: [], defaults: { variant: "default", duration: 5 } },
  StreamBinding: { group: "effects", slots: [], events: ["on_refresh"], perItem: [], defaults: {} },
} as const satisfies Record<Kind, KindInfo>;
