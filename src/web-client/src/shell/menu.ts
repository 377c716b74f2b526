import { isMap, type Json } from "../values/json";
import { isPagePath } from "../values/url";

export interface MenuPage {
  readonly path: string;
  readonly title: string;
  readonly icon: string;
}

export interface MenuModule {
  readonly name: string;
  readonly title: string;
  readonly icon: string;
  readonly pages: readonly MenuPage[];
}

export function readMenu(value: Json): MenuModule[] {
  const modules = isMap(value) && Array.isArray(value["modules"]) ? value["modules"] : [];
  return modules.filter(isMap).map((module) => ({
    name: text(module["name"]),
    title: text(module["title"]) || text(module["name"]),
    icon: text(module["icon"]),
    pages: (Array.isArray(module["pages"]) ? module["pages"] : [])
      .filter(isMap)
      .map((page) => ({ path: text(page["path"]), title: text(page["title"]) || text(page["path"]), icon: text(page["icon"]) }))
      .filter((page) => isPagePath(page.path)),
  }));
}

const text = (value: Json | undefined): string => (typeof value === "string" ? value : "");
