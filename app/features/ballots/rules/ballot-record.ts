import type { AnnouncedFields, BallotFields } from './ballot-form.ts'

/** A vote as its versions hold it: announced without a day, or with its days. */
export type BallotRecord = { stage: 'announced'; vote: AnnouncedFields } | { stage: 'vote'; vote: BallotFields }
