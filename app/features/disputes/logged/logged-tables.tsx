import type { PublishedLog } from '#app/features/figures/disclosure/disclose-logged.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { Table } from '#app/ui/table.tsx'
import { PART_WORDS, type PartName, partOf, rowOfLog, SUM_WORDS, sumsOfLog } from './logged-words.ts'

type Lines = readonly { key: string; name: string }[]
const TOO_FEW = 'too few'

/** Practices that logged a failure, a row a line. */
export function LinesTable({ log, lines }: { log: PublishedLog; lines: Lines }) {
  const parts: PartName[] = ['open', 'safety']
  const rows = [...lines, { key: 'all', name: 'Any line' }].map(({ key, name }) => ({
    key,
    name,
    row: rowOfLog(log, `failures/${key}`),
  }))
  return (
    <Table
      caption="Practices that logged a failure"
      columns={[
        { key: 'line', label: 'Service line' },
        { key: 'practices', label: 'Practices', numeric: true },
        ...parts.map((key) => ({ key, label: PART_WORDS[key], numeric: true })),
      ]}
      rows={rows.map(({ key, name, row }) => ({
        key,
        total: key === 'all',
        cells: [
          name,
          row ? inFigures(row.practices) : TOO_FEW,
          ...parts.map((part) => (row && key !== 'all' ? inFigures(partOf(row, part)) : '')),
        ],
      }))}
      note={drawnOn(log, 'failures')}
    />
  )
}

/** From when the rows of a kind stand: each as at the week's end with which it was drawn. */
function drawnOn(log: PublishedLog, kind: string): string {
  const days = [...new Set(log.rows.flatMap(({ key, weekEnd }) => (key.startsWith(kind) ? weekEnd : [])))].sort()
  return `As at ${days.map((day) => longDay(day)).join(', or ')}.`
}

/** Whose duty it was, as the practices see it: one may name several. */
export function DutyTable({ log }: { log: PublishedLog }) {
  const row = rowOfLog(log, 'failures/all')
  if (!row) return null
  return (
    <Table
      caption="Whose duty it was, as the practices see it"
      columns={[
        { key: 'duty', label: 'Duty' },
        { key: 'practices', label: `Of ${inFigures(row.practices)} practices`, numeric: true },
      ]}
      rows={row.parts.map(({ key, count }) => ({ key, cells: [PART_WORDS[key as PartName], inFigures(count)] }))}
      note="A practice counts under every duty it named."
    />
  )
}

/** Practices that sent a claim, a row a line, and what came of the claims. */
export function ClaimsTable({ log, lines }: { log: PublishedLog; lines: Lines }) {
  const all = rowOfLog(log, 'claims/all')
  const rows = [
    ...lines.flatMap(({ key, name }) => {
      const row = rowOfLog(log, `claims/${key}`)
      return row ? { key, name, count: row.practices as number } : []
    }),
    ...(all ? [{ key: 'all', name: 'Any line', count: all.practices as number, total: true }] : []),
    ...(all?.parts.map(({ key, count }) => ({ key, name: `of them: ${PART_WORDS[key as PartName].toLowerCase()}`, count })) ??
      []),
  ]
  return (
    <Table
      caption="Practices that sent a claim"
      empty="Too few practices have sent a claim to publish a total."
      columns={[
        { key: 'line', label: 'Service line' },
        { key: 'practices', label: 'Practices', numeric: true },
      ]}
      rows={rows.map(({ key, name, count, ...row }) => ({ key, ...row, cells: [name, inFigures(count)] }))}
      note={all ? `${drawnOn(log, 'claims')} A count of 0 to 2 can be the secret number alone.` : null}
    />
  )
}

/** What the practices' failures, or their claims, add up to. */
export function SumsTable({ log, kind }: { log: PublishedLog; kind: 'failures' | 'claims' }) {
  const sums = sumsOfLog(log, kind)
  if (sums.length === 0) return null
  const [first] = sums
  return (
    <Table
      caption={kind === 'failures' ? 'What the failures add up to' : 'What was claimed, offered and paid'}
      columns={[
        { key: 'what', label: 'Sum' },
        { key: 'sum', label: 'About', numeric: true },
      ]}
      rows={sums.map(({ key, sum }) => ({ key, cells: [SUM_WORDS[key]!.name, SUM_WORDS[key]!.write(sum)] }))}
      note={`As at ${longDay(first!.weekEnd)}. Once a quarter, from some 50 practices on; each counts with the 95th percentile at most; two figures.`}
    />
  )
}
