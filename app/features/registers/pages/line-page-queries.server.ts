import { localNoteOn } from '#app/features/menu/local-notes/local-note-queries.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { bankHolidays } from '#app/platform/bank-holidays.server.ts'
import { type Day, dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, prepared } from '#db/client.server.ts'
import { ACTION_OF, letterOfLine } from '../lines/letter-of-line-rules.ts'
import { lineById, versionsOf } from '../lines/line-queries.server.ts'
import { clockOf } from '../lines/line-rules.ts'
import { type Filled, REGISTER_FIELDS, type Register } from '../lines/register-kinds.ts'

/** Letters that went and whose subject begins with the name of a service or agreement. */
const lettersNaming = prepared((db) =>
  db.$client.prepare(
    `select id, title, sent_on as sentOn, ends_on as endsOn from letters
     where practice_code = @practiceCode and family = 'system' and ends_on is not null and instr(lower(subject), lower(@name)) = 1
       and not exists (select 1 from letter_events e where e.letter_id = letters.id and e.kind = 'taken-back' and e.takes_back_id is null)
     order by sent_on desc limit 5`,
  ),
)
export type LetterNaming = { id: string; title: string; sentOn: Day; endsOn: Day }

/** What a version changed: the labels of its fields. */
export type LineChange = { day: Day; changed: string[] }

function changesOf(register: Register, versions: readonly Filled[], days: readonly Day[]): LineChange[] {
  return versions.map((filled, index) => ({
    day: days[index]!,
    changed: REGISTER_FIELDS[register].flatMap(({ key, label }) => (filled[key] !== versions[index - 1]?.[key] ? [label] : [])),
  }))
}

/** What stands beside the form of a line. Undefined where this practice has no such line. */
export function linePage(db: Db, practiceCode: string, register: Register, lineId: string, now: Instant) {
  const today = dayOf(now)
  const details = practiceByCode(db, practiceCode, today)
  const line = lineById(db, practiceCode, register, lineId)
  if (!details || !line) return undefined
  const { filled } = line
  const versions = versionsOf(db, practiceCode, lineId)
  const action = ACTION_OF[register]
  const name = filled.name ?? filled.title ?? ''
  return {
    details,
    today,
    register,
    line,
    clock: clockOf(register, filled, bankHolidays()),
    knownUntil: bankHolidays().knownUntil,
    letter: details.open ? letterOfLine(register, filled) : null,
    note: action ? localNoteOn(db, details.lmc?.slug, action) : null,
    letters: name === '' ? [] : (lettersNaming(db).all({ practiceCode, name }) as LetterNaming[]),
    changes: changesOf(
      register,
      versions.map((version) => version.filled),
      versions.map(({ recordedAt }) => dayOf(recordedAt)),
    ).reverse(),
  }
}
export type LinePage = NonNullable<ReturnType<typeof linePage>>

/** The days that a letter naming the line would put into its form. */
export function daysFromLetter(page: LinePage, letterId: string | null): Filled {
  const letter = page.letters.find(({ id }) => id === letterId)
  if (!letter) return {}
  if (page.register === 'services') return { givenOn: letter.sentOn, lastDay: letter.endsOn }
  return { decision: 'leave', endsOn: letter.endsOn }
}
