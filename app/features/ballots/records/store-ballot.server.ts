import { eq } from 'drizzle-orm'
import type { BallotRecord } from '#app/features/ballots/rules/ballot-record.ts'
import type { Db } from '#db/client.server.ts'
import { announcedBallots, ballots } from '#db/schema/ballots.ts'

/**
 * Writes the row of a vote that pages read: what its latest version says (a projection of the versions). A vote that was announced without
 * days keeps that row until its days are known; one that lost its days is announced again.
 */
export function storeBallot(tx: Db, slug: string, record: BallotRecord, contentHash: string): void {
  if (record.stage === 'announced') {
    const { announced, title, window, summary, sources, kind, question, electorate, voterNeeds } = record.vote
    const row = {
      ...{ slug, title, window, summary, sources, contentHash },
      announcedOn: announced.on,
      announcedPrecision: announced.precision,
      kind: kind ?? null,
      question: question ?? null,
      electorate: electorate ?? null,
      voterNeeds: voterNeeds ?? null,
    }
    tx.delete(ballots).where(eq(ballots.slug, slug)).run()
    tx.insert(announcedBallots).values(row).onConflictDoUpdate({ target: announcedBallots.slug, set: row }).run()
    return
  }
  const { round: roundSlug, opened, owner, lastReviewed, reviewEvery, ...facts } = record.vote
  const row = {
    ...facts,
    slug,
    roundSlug,
    contentHash,
    openedOn: opened.on,
    openedPrecision: opened.precision,
    castNote: facts.castNote ?? null,
    soughtWords: facts.soughtWords ?? null,
    questions: facts.questions ?? null,
    regions: facts.regions ?? null,
    reported: facts.reported ?? null,
    voterNeeds: facts.voterNeeds ?? null,
    turnoutPerMille: facts.turnoutPerMille ?? null,
    soughtPerMille: facts.soughtPerMille ?? null,
  }
  tx.insert(ballots).values(row).onConflictDoUpdate({ target: ballots.slug, set: row }).run()
}

/** Takes a withdrawn vote off the pages. Its versions stay. */
export function removeBallot(tx: Db, slug: string): void {
  tx.delete(ballots).where(eq(ballots.slug, slug)).run()
  tx.delete(announcedBallots).where(eq(announcedBallots.slug, slug)).run()
}
