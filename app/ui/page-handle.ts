/**
 * What a route says of its page. The server and the frame read it from the build, so each of these is said nowhere else. A page of which
 * nothing is said carries no script, is answered afresh, and takes ordinary forms if it has an action.
 */
export type PageHandle = {
  /** It has more than links and forms, so it carries the browser's script. */
  scripted?: boolean
  /** Holds a wide table. */
  wide?: boolean
  /** Its form holds long words or a list: it may have 500 kB where others have 64. `'or a file'`: it may come in parts, with a file. */
  longForm?: true | 'or a file'
  /** Takes forms of people who are not signed in: everyone's are counted by the minute, those of the signed in too. */
  limited?: true
  /**
   * The same for everyone not signed in until something on the menu is published, so it is cached. `query`: the names of a query, in
   * this order, under which it is cached besides its bare address. `ahead`: drawn when the server starts, before anybody asks.
   */
  cached?: { query?: string[]; ahead?: true }
}
