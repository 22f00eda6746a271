import { stepSaidInWords } from '#app/features/practice-desk/checklists/step-words.ts'
import { dayOf, endOfDay, startOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { said } from './own-record.sql.ts'
import type { LinesAsked } from './record-kinds.server.ts'
import type { RecordedLine } from './record-line-rules.ts'
import { stepLinesYears as years } from './years.sql.ts'

/** What a practice said of the steps of its actions: who does them, by when, and when they were done. */
export function stepLines(db: Db, { from, until, ...asked }: LinesAsked): RecordedLine[] {
  const rows = said(db).all({ ...asked, from, until, since: startOfDay(from), before: endOfDay(until) })
  return rows.map(({ id, action, title, doneBefore, nextAt, nextDone, recordedAt, recordedBy, ...step }) => ({
    ...{ id, action, recordedAt, recordedBy },
    holdsOn: step.doneOn ?? dayOf(recordedAt),
    says: `${step.doneOn ? 'Step done' : doneBefore ? 'Step not done after all' : 'Step given'}: ${title}`,
    more: stepSaidInWords(step),
    instead: null,
    corrected:
      step.doneOn && nextAt !== null && nextDone !== step.doneOn
        ? { at: nextAt, by: nextDone ? 'another day' : 'not done after all' }
        : null,
  }))
}

export const stepsByYear = (db: Db, practiceCode: string) => years(db).all(practiceCode)
