import type { Db } from '#db/client.server.ts'
import { concerned, counted, removeLines } from './lines.sql.ts'

type Scope = { returnsFrom: number; returnsBefore: number }
type Slice = Scope & { practices: string }

/** The practices that have versions of lines to remove. */
export const practicesWithLines = (db: Db, scope: Scope): string[] => concerned(db).all(scope)
/** How many versions of lines a purge would remove. */
export const roundLinesSize = (db: Db, scope: Scope): number => counted(db).get(scope)!

/** Removes versions of some practices' lines. Only inside `liftingAppendOnly`. Returns how many. */
export const removeRoundLines = (tx: Db, slice: Slice): number => removeLines(tx).run(slice).changes
