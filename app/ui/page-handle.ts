/** What a route says of its page. `still`: read, not filled in, so it carries no browser script. `wide`: holds a wide table. */
export type PageHandle = { still?: boolean; wide?: boolean }
