import { createHash } from 'node:crypto'
import { lastEvent, recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import { type Actor, ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { rolesOf } from '#app/features/people/accounts/role-queries.server.ts'
import { recordAsCsv } from '#app/features/practice-desk/own-record/export-own-record.server.ts'
import { everyRecordLine, withFigures } from '#app/features/practice-desk/own-record/own-record-queries.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { registerAsCsv } from '#app/features/registers/files/export-lines.server.ts'
import { NOT_RELEASED, RELEASED } from '#app/features/registers/pages/door-words.ts'
import { asCsv } from '#app/platform/csv.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import type { DocumentJob } from '#app/platform/documents/document-jobs.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { evidenceOfActions } from './evidence-actions.server.ts'
import { packClaims } from './evidence-claims.server.ts'
import { csvOf, type EvidenceData, type PackTable } from './evidence-data.ts'
import { packFailures } from './evidence-failures.server.ts'
import { packLetters, packLooks, packRegister } from './evidence-papers.server.ts'
import { EVIDENCE_TEMPLATE } from './evidence-template.ts'
import { packLegal } from './legal-overview.server.ts'

export type EvidenceKind = 'pdf' | 'zip'
/** Everything a pack is drawn from, gathered at one instant. */
export type Gathered = {
  data: EvidenceData
  /** Logos of letters, by the names under which the template asks for them. */
  pictures: Record<string, Uint8Array>
  tables: Record<string, string>
  name: string
  at: Instant
}
type Make = (key: string, job: () => DocumentJob) => Promise<Uint8Array>

const counted = (count: number, one: string, several: string) => `${count} ${count === 1 ? one : several}`

/**
 * Gathers a practice's pack and writes in the log that it was asked for, by whom: what is gathered names that entry. That it was made is
 * written once it is drawn (`recordEvidenceMade`). Undefined for a practice the register does not hold.
 */
export function gatherEvidence(
  db: Db,
  { practiceCode, kind, site }: { practiceCode: string; kind: EvidenceKind; site: string },
  by: Actor,
  now: Instant,
): Gathered | undefined {
  return inTransaction(db, (tx) => {
    const today = dayOf(now)
    const details = practiceByCode(tx, practiceCode, today)
    if (!details) return undefined
    recordEvent(tx, { at: now, actor: by.personId, action: 'evidence.asked', subject: practiceCode, detail: { kind } })
    const role = rolesOf(tx, by.personId).find((one) => one.practiceCode === practiceCode)?.role
    const { seq, hash } = lastEvent(tx)!
    const { actions, general } = evidenceOfActions(tx, practiceCode)
    const { letters, pictures } = packLetters(tx, practiceCode)
    const [services, agreements, asked] = (['services', 'agreements', 'asked'] as const).map((one) =>
      packRegister(tx, practiceCode, one),
    ) as [PackTable, PackTable, PackTable]
    const looked = packLooks(tx, practiceCode, today)
    const failures = packFailures(tx, practiceCode, today)
    const claims = packClaims(tx, practiceCode, today)
    const legal = packLegal(tx, practiceCode, today)
    const data: EvidenceData = {
      site,
      title: `Evidence pack: ${details.name}`,
      practice: [details.name, details.code, details.lmc?.name].filter(Boolean).join(' · '),
      madeOn: longDay(today),
      madeBy: role ? `a ${ROLE_WORDS[role].toLowerCase()}` : 'its people',
      holds: [
        `${counted(actions.length, 'action', 'actions')} with what was recorded, when, by whose decision, and what the menu said then`,
        `${counted(letters.length, 'letter', 'letters')} as they went, with what came of them`,
        `${counted(services.rows.length, 'service', 'services')}, ${counted(agreements.rows.length, 'data sharing agreement', 'data sharing agreements')} and ${counted(asked.rows.length, 'request', 'requests')} from the practice’s registers`,
        `${counted(failures.rows.length, 'failure of a service', 'failures of services')} as logged, with days waited, time and its cost; ${counted(claims.rows.length, 'claim', 'claims')} with what came of it`,
        'Who was shown the practice’s record, in the last two years',
      ],
      released: [
        ...RELEASED,
        'Of this pack: what is recorded in it about NHS services. Take advice before any of it is handed on.',
      ],
      notReleased: [...NOT_RELEASED],
      howKept: [
        'Entries are added and never overwritten: what was corrected stands beside its correction. The day before a line is the day it holds from; when and by which role it was recorded stands after it.',
        'Letters stand word for word as they were recorded as sent. Of a letter about one case nothing but its kind, the organisation and the day is held.',
        `Every act is in a log in which each entry holds the hash of the one before. That this pack was asked for is entry ${seq}: ${hash}.`,
        'Names of people are left out, except of those who signed a letter. No commissioner learns anything from Concert. This pack is no legal advice.',
      ],
      ...{ actions, general, letters, services, agreements, asked, failures, claims, legal, looked },
    }
    return {
      data,
      pictures,
      tables: tablesOf(tx, practiceCode, data, details.lmc?.slug ?? null),
      name: `concert-${practiceCode}-${today}`,
      at: now,
    }
  })
}

/** Writes in the log that a pack was drawn and is handed out. */
export function recordEvidenceMade(
  db: Db,
  { practiceCode, kind }: { practiceCode: string; kind: EvidenceKind },
  by: Actor,
  now: Instant,
): void {
  inTransaction(db, (tx) => {
    recordEvent(tx, { at: now, actor: by.personId, action: 'evidence.made', subject: practiceCode, detail: { kind } })
  })
}

function tablesOf(
  tx: Db,
  practiceCode: string,
  { letters, looked, failures, claims, legal }: EvidenceData,
  lmc: string | null,
): Record<string, string> {
  const lines = withFigures(tx, everyRecordLine(tx, practiceCode), lmc)
  const letterRows = letters.map(({ title, facts, came }) => [title, facts, came.join('; ')])
  return {
    'record.csv': recordAsCsv(lines),
    'letters.csv': asCsv(['letter', 'to, sent, asked for', 'what came of it'], letterRows),
    'services.csv': registerAsCsv(tx, practiceCode, 'services'),
    'agreements.csv': registerAsCsv(tx, practiceCode, 'agreements'),
    'asked.csv': registerAsCsv(tx, practiceCode, 'asked'),
    'failures.csv': csvOf(failures),
    'claims.csv': csvOf(claims),
    'legal-support.csv': csvOf(legal),
    'who-looked.csv': csvOf(looked),
  }
}

/** The pack as a file, drawn beside the server: one tagged PDF, or that with its tables in a ZIP. */
export async function evidenceFile(gathered: Gathered, kind: EvidenceKind, make: Make) {
  const { data, pictures, tables, name, at } = gathered
  const hash = createHash('sha256').update(JSON.stringify(data)).digest('hex')
  const pdf = await make(`evidence ${hash}`, () => ({ kind: 'pdf', template: EVIDENCE_TEMPLATE, data, pictures, madeAt: at }))
  if (kind === 'pdf') return { bytes: pdf, name: `${name}.pdf`, type: 'application/pdf' }
  const texts = Object.entries(tables).map(([file, text]) => [file, new TextEncoder().encode(text)] as const)
  const files = { 'evidence.pdf': pdf, ...Object.fromEntries(texts) }
  const bytes = await make(`evidence zip ${hash}`, () => ({ kind: 'zip', files, madeAt: at }))
  return { bytes, name: `${name}.zip`, type: 'application/zip' }
}
