/**
 * What a route says of its page. `scripted`: something on it is more than links and forms, so it carries the browser's script; every
 * other page goes without. `wide`: holds a wide table.
 */
export type PageHandle = { scripted?: boolean; wide?: boolean }
