const schemes = ["http", "https", "mailto"];

/** An address that a link or a picture may have: on this host, or of a harmless scheme. Null for every other. */
export function safeUrl(written: string): string | null {
  const text = written.trim();
  // Browsers drop control characters before they look for the scheme, and read "\" as "/".
  if (text === "" || /[\u0000-\u001f\u007f-\u009f\\]/.test(text) || text.startsWith("//")) {
    return null;
  }

  const scheme = /^([^:/?#]*):/.exec(text)?.[1];
  return scheme !== undefined && !schemes.includes(scheme.toLowerCase()) ? null : text;
}

/** A path of the client itself, with neither scheme nor host. */
export const isPagePath = (text: string): boolean => text.startsWith("/") && safeUrl(text) !== null;
