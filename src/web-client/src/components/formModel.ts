import { isMap, toText, type Json, type JsonMap } from "../values/json";

/** The kind, and its own property, that a field of a form's model becomes. */
const kinds: Readonly<Record<string, readonly [string, JsonMap]>> = {
  text: ["TextField", {}], str: ["TextField", {}],
  email: ["TextField", { input_type: "email" }], password: ["TextField", { input_type: "password" }], url: ["TextField", { input_type: "url" }],
  tel: ["TextField", { input_type: "tel" }], search: ["TextField", { input_type: "search" }],
  textarea: ["Textarea", {}],
  number: ["NumberField", {}], float: ["NumberField", { step: 0 }], int: ["NumberField", { step: 1 }],
  select: ["Select", {}], enum: ["Select", {}],
  checkbox: ["Checkbox", {}], switch: ["Switch", {}], bool: ["Switch", {}],
  radio: ["RadioGroup", {}],
  date: ["DatePicker", { mode: "date" }], datetime: ["DatePicker", { mode: "datetime" }], time: ["DatePicker", { mode: "time" }], range: ["DatePicker", { mode: "range" }],
  tags: ["TagsInput", {}],
};

/** The fields that a form makes by itself, as components under its own id. */
export function modelComponents(model: Json | undefined, formId: string): Json[] {
  return (Array.isArray(model) ? model : []).filter(isMap).map((entry) => {
    const { type, label, ...props } = entry;
    const name = toText(entry["name"]);
    const [kind, own] = kinds[toText(type)] ?? ["TextField", {}];
    return {
      kind,
      id: `${formId}.${name}`,
      props: { ...own, ...props, label: label ?? name, ...(isRequired(entry["validations"]) ? { required: true } : {}) },
    };
  });
}

const isRequired = (validations: Json | undefined): boolean =>
  Array.isArray(validations) && validations.some((check) => isMap(check) && check["rule"] === "required");
