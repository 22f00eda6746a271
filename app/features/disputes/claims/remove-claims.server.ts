import type { Db } from '#db/client.server.ts'
import { concerned, removeClaims } from './claims.sql.ts'

type Scope = { returnsFrom: number; returnsBefore: number }
type Slice = Scope & { practices: string }

/** The practices that have claims to remove. */
export const practicesWithClaims = (db: Db, scope: Scope): string[] => concerned(db).all(scope)

/** Removes some practices' claims that are over. Only inside `liftingAppendOnly`. Returns how many entries. */
export const removeRoundClaims = (tx: Db, slice: Slice): number => removeClaims(tx).run(slice).changes
