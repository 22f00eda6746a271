import { asc, eq, max, sql } from 'drizzle-orm'
import { allOpenLetters, type OpenLetter } from '#app/features/open-letters/records/open-letter-queries.server.ts'
import { allLmcs } from '#app/features/register/records/register-queries.server.ts'
import { type Day, dayOf } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { openLetterActs } from '#db/schema/open-letters.ts'
import { type ActRow, type LmcStanding, seenOfLetter, standingAfter } from './signature-rules.ts'

const shown = { lmcSlug: openLetterActs.lmcSlug, act: openLetterActs.act, recordedAt: openLetterActs.recordedAt }
const actsOfLetter = prepared((db) =>
  db
    .select(shown)
    .from(openLetterActs)
    .where(eq(openLetterActs.letterSlug, sql.placeholder('letter')))
    .orderBy(asc(openLetterActs.id))
    .prepare(),
)

const lastAct = prepared((db) =>
  db
    .select({ latest: max(openLetterActs.id) })
    .from(openLetterActs)
    .prepare(),
)

/** Changes with everything that an LMC does about a letter: public pages drawn before hold no longer. */
export const signaturesState = (db: Db): number => lastAct(db).get()?.latest ?? 0

/** What officers of LMCs did about a letter, in order. */
export const actsOf = (db: Db, letter: string): ActRow[] => actsOfLetter(db).all({ letter })

/** True once an LMC has signed a letter, also where it took that back: its words stay from then on. */
export const wasSigned = (db: Db, letter: string): boolean => actsOf(db, letter).some(({ act }) => act === 'signed')

export type Signature = { lmc: string; name: string; region: string; since: Day }
export type Signatures = { signed: Signature[]; lmcs: number }

/** The LMCs that stand under a letter, in the order in which they signed, of all LMCs. Those that did not sign are named nowhere. */
export function signaturesOf(db: Db, letter: string, today: Day): Signatures {
  const byLmc = Map.groupBy(actsOf(db, letter), ({ lmcSlug }) => lmcSlug)
  const lmcs = allLmcs(db, today)
  const signed = lmcs.flatMap(({ slug, name, region }) => {
    const { signedSince } = standingAfter(byLmc.get(slug) ?? [])
    return signedSince === null ? [] : [{ lmc: slug, name, region: region?.name ?? '', signedSince }]
  })
  signed.sort((a, b) => a.signedSince - b.signedSince || a.name.localeCompare(b.name))
  return { signed: signed.map(({ signedSince, ...one }) => ({ ...one, since: dayOf(signedSince) })), lmcs: lmcs.length }
}

export type LetterAtDesk = { letter: OpenLetter; standing: LmcStanding; seen: string; signed: number; open: boolean }

const isOpen = ({ withdrawn, lastDay }: OpenLetter, today: Day) => withdrawn === null && (lastDay === null || lastDay >= today)

function standingOf(db: Db, letter: OpenLetter, lmcSlug: string): { standing: LmcStanding; acts: number } {
  const own = actsOf(db, letter.slug).filter((one) => one.lmcSlug === lmcSlug)
  return { standing: standingAfter(own), acts: own.length }
}

/** Every letter as an LMC's officers see it; those that wait first. */
export function lettersAtDesk(db: Db, lmcSlug: string, today: Day): LetterAtDesk[] {
  return allOpenLetters(db)
    .map((letter) => {
      const { standing, acts } = standingOf(db, letter, lmcSlug)
      const signed = signaturesOf(db, letter.slug, today).signed.length
      return { letter, standing, seen: seenOfLetter(acts, letter.version), signed, open: isOpen(letter, today) }
    })
    .sort((a, b) => Number(b.open && b.standing.waits) - Number(a.open && a.standing.waits))
}

/** How many letters wait for an LMC to sign or set aside, and how many it stands under. */
export function lettersWaiting(db: Db, lmcSlug: string, today: Day): { waiting: number; signed: number } {
  const all = allOpenLetters(db).map((letter) => ({ letter, ...standingOf(db, letter, lmcSlug) }))
  return {
    waiting: all.filter(({ letter, standing }) => isOpen(letter, today) && standing.waits).length,
    signed: all.filter(({ standing }) => standing.signedSince !== null).length,
  }
}
