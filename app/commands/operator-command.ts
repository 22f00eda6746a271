import type { Settings } from '#app/platform/settings.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'

/** The context of an operator's command. */
export type CommandContext = { db: Db; settings: Settings; now: Instant }

/** One command: its usage, and what it does with the words after its name. */
export type OperatorCommand = { usage: string; run: (words: string[], context: CommandContext) => void | Promise<void> }

/** A command that opens no register: DATABASE_PATH need not name one. */
export type CommandAlone = { usage: string; runAlone: (words: string[], settings: Settings) => void | Promise<void> }

/** A refusal in words for the operator: nothing was changed. */
export class Refused extends Error {}

/** Ends a command with a message. */
export function refuse(message: string): never {
  throw new Refused(message)
}
