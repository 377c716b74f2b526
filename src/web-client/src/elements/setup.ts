import { registerIconLibrary } from "@awesome.me/webawesome/dist/components/icon/library.js";
import "./tokens.css";

// The set's own symbols would come from data addresses, which the host's policy does not allow.
for (const library of ["system", "default"]) {
  registerIconLibrary(library, { resolver: (name) => `/client/icons/${encodeURIComponent(name)}.svg` });
}
