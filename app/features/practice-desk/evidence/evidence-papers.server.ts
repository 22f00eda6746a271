import { accessLogOf } from '#app/features/audit/logs/access-log-queries.server.ts'
import { OUTCOME_WORDS, REPLY_WORDS } from '#app/features/practice-desk/letter-texts/letter-words.ts'
import { wholeLettersOfPractice } from '#app/features/practice-desk/letters/letter-queries.server.ts'
import { referenceOf, type SentLetter } from '#app/features/practice-desk/letters/letter-rules.ts'
import { logoPicture } from '#app/features/practice-desk/logos/logo-queries.server.ts'
import { linesOf } from '#app/features/registers/lines/line-queries.server.ts'
import { clockOf } from '#app/features/registers/lines/line-rules.ts'
import {
  choiceWords,
  type Filled,
  nameKey,
  REGISTER_FIELDS,
  type Register,
} from '#app/features/registers/lines/register-kinds.ts'
import { bankHolidays } from '#app/platform/bank-holidays.server.ts'
import { longDay, moment, shortDay } from '#app/platform/dates-in-words.ts'
import { addDays, type Day } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import type { PackLetter, PackTable } from './evidence-data.ts'

/** In points for each pixel of a logo: as on the letter itself, a little smaller. */
const LOGO_SCALE = 0.22

/**
 * Every letter that went, earliest first: word for word, but for letters about one case. `about`: only those about one of these claims or
 * lines of a register. `pictures`: the logos they went with.
 */
export function packLetters(
  db: Db,
  practiceCode: string,
  about?: readonly string[],
): { letters: PackLetter[]; pictures: Record<string, Uint8Array> } {
  const letters = wholeLettersOfPractice(db, practiceCode)
    .filter(({ lineId }) => about === undefined || (lineId !== null && about.includes(lineId)))
    .toReversed()
  const pictures = new Map<string, Uint8Array>()
  for (const hash of new Set(letters.flatMap(({ paper }) => paper?.logo?.hash ?? []))) {
    const png = logoPicture(db, practiceCode, hash)
    if (png) pictures.set(logoFile(hash), png)
  }
  return { letters: letters.map((letter) => packLetter(letter, pictures)), pictures: Object.fromEntries(pictures) }
}

const logoFile = (hash: string) => `logo-${hash.slice(0, 16)}.png`

function packLetter({ paper, events, ...letter }: SentLetter, pictures: ReadonlyMap<string, Uint8Array>): PackLetter {
  const { title, subject, recipient, sentOn, answerBy, endsOn, textHash } = letter
  const facts = [
    `${referenceOf(letter)}, to ${recipient}, sent ${longDay(sentOn)}`,
    answerBy && `answer asked for by ${longDay(answerBy)}`,
    endsOn && `last day ${longDay(endsOn)}`,
    paper ? `made from text ${textHash.slice(0, 6)}` : 'about one case: what it said is in the clinical system',
  ]
  const file = paper?.logo ? logoFile(paper.logo.hash) : ''
  const { from, to = [], date = '', greeting = '', parts = [], closing = '', signed = [], copies = [] } = paper ?? {}
  return {
    title: `${subject ?? title}, ${shortDay(sentOn)}`,
    facts: `${facts.filter(Boolean).join('; ')}.`,
    logo:
      paper?.logo && pictures.has(file)
        ? { file, width: paper.logo.width * LOGO_SCALE, alt: `Logo of ${paper.from.name}` }
        : null,
    head: [from?.name ?? '', ...(from?.lines ?? []), ...to, date, greeting].filter(Boolean),
    subject: paper?.subject ?? '',
    parts,
    foot: [closing, ...signed, ...(copies.length > 0 ? [`Copy: ${copies.join(', ')}`] : [])].filter(Boolean),
    came: events.map(({ kind, what, happenedOn }) =>
      kind === 'reply'
        ? `${longDay(happenedOn)}: reply. ${REPLY_WORDS[what]}`
        : `${longDay(happenedOn)}: outcome. ${OUTCOME_WORDS[what]}`,
    ),
  }
}

const inWords = (register: Register, filled: Filled, key: string): string => {
  const field = REGISTER_FIELDS[register].find((one) => one.key === key)
  const value = filled[key] ?? ''
  if (field?.kind === 'choice') return choiceWords(register, key, filled)
  return field?.kind === 'day' && value ? shortDay(value) : value
}

/** Columns of a register in a pack: some fields share one. `clock`: the day its clock ends. */
const COLUMNS: Record<Register, { head: string; width: number; keys: string[] }[]> = {
  services: [
    { head: 'Service', width: 2.4, keys: ['name', 'reference'] },
    { head: 'Contract, notice', width: 2.2, keys: ['contract', 'clause', 'notice'] },
    { head: 'Given on', width: 1.3, keys: ['givenOn'] },
    { head: 'Last day', width: 1.3, keys: ['clock'] },
    { head: 'Answer', width: 2, keys: ['answer', 'answeredOn'] },
    { head: 'Outcome', width: 2, keys: ['outcome', 'outcomeOn'] },
  ],
  agreements: [
    { head: 'Agreement', width: 2.2, keys: ['title'] },
    { head: 'With', width: 1.8, keys: ['party'] },
    { head: 'Purpose, basis', width: 1.8, keys: ['purpose', 'basis'] },
    { head: 'DPIA seen', width: 0.9, keys: ['dpia'] },
    { head: 'Starts', width: 1.2, keys: ['startsOn'] },
    { head: 'Expires', width: 1.2, keys: ['expiresOn'] },
    { head: 'Decision', width: 2.2, keys: ['decision', 'decidedOn', 'endsOn'] },
  ],
  asked: [
    { head: 'What came in', width: 2, keys: ['door'] },
    { head: 'Who asks', width: 2, keys: ['from'] },
    { head: 'Received', width: 1.2, keys: ['receivedOn'] },
    { head: 'Due', width: 1.2, keys: ['clock'] },
    { head: 'Answered', width: 1.2, keys: ['answeredOn'] },
    { head: 'Outcome', width: 2, keys: ['outcome'] },
  ],
}

/** A register as it stands, in the order of names. */
export function packRegister(db: Db, practiceCode: string, register: Register): PackTable {
  const holidays = bankHolidays()
  const columns = COLUMNS[register]
  const lines = linesOf(db, practiceCode, register).sort((one, other) =>
    nameKey(register, one.filled) < nameKey(register, other.filled) ? -1 : 1,
  )
  const due = (filled: Filled): Day | undefined => clockOf(register, filled, holidays)?.due
  const cell = (filled: Filled, key: string) => {
    const day = key === 'clock' ? due(filled) : undefined
    return key === 'clock' ? (day ? shortDay(day) : '') : inWords(register, filled, key)
  }
  return {
    head: columns.map(({ head }) => head),
    widths: columns.map(({ width }) => width),
    rows: lines.map(({ filled }) =>
      columns.map(({ keys }) =>
        keys
          .map((key) => cell(filled, key))
          .filter(Boolean)
          .join(', '),
      ),
    ),
  }
}

/** Spans of 91 days that are looked back: two years. */
const SPANS = 8
const WHAT = {
  'record-seen': 'Its record was opened',
  'record-exported': 'Its record was taken away',
  'call-seen': 'A call was opened',
}

/** Who was shown the practice's record in the last two years, latest first. */
export function packLooks(db: Db, practiceCode: string, today: Day): PackTable {
  const rows: string[][] = []
  let until = today
  for (let span = 0; span < SPANS; span++) {
    const log = accessLogOf(db, practiceCode, until)
    for (const { day, lmcName, times } of log.lists)
      rows.push([shortDay(day), `Officers of ${lmcName}`, `Shown by name in a list, ${times} times`])
    for (const { day, lmcName, times } of log.files)
      rows.push([shortDay(day), `Officers of ${lmcName}`, `Taken away by name in a list, ${times} times`])
    for (const { day, lmcName, times } of log.calls)
      rows.push([shortDay(day), `Officers of ${lmcName}`, `Its call was in a list, ${times} times`])
    for (const { at, what, as } of log.own) rows.push([moment(at), as, WHAT[what]])
    if (!log.earlier) break
    until = addDays(log.from, -1)
  }
  return { head: ['When', 'Who, by role', 'What'], widths: [2, 2.4, 3], rows }
}
