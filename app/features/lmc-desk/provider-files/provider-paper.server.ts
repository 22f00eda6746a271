import { createHash } from 'node:crypto'
import { EVENT_KINDS, REPORT_KINDS } from '#app/features/disputes/provider-files/provider-words.ts'
import { longDay, shortDay } from '#app/platform/dates-in-words.ts'
import type { DocumentJob } from '#app/platform/documents/document-jobs.ts'
import { PAPER_START } from '#app/platform/documents/paper-start.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import type { Instant } from '#app/platform/time.ts'
import type { ProviderDesk } from './provider-desk-queries.server.ts'
import { byKind } from './provider-rows.ts'

/** An LMC's file on a provider, as Typst text; no word of anybody stands in it. */
const TEMPLATE = `${PAPER_START}
#top-line
#heading(level: 1, d.title)
#v(3pt)
#par(small(d.provides))
#par(d.lead)
#strip(d.numbers)
#for s in d.sections {
  sec(s.title, s.note)
  if s.rows.len() == 0 { par("None.") } else {
    set text(7.8pt)
    set par(leading: 0.45em)
    table(columns: s.widths.map(w => w * 1fr), stroke: (x, y) => (bottom: 0.4pt + edge), inset: (x: 2.5pt, y: 3pt), align: left + top,
      table.header(..s.head.map(words => strong(words))), ..s.rows.flatten().map(words => [#words]))
  }
}
#sec("How it was kept", "")
#list(..d.kept.map(line => [#line]))
`

function dataOf({ file, reports, events, sum, practices, today }: ProviderDesk, lmcName: string, site: string) {
  const standing = events.filter(({ takenBackAt }) => takenBackAt === null)
  return {
    ...{ site, title: `${file.name}: as logged by practices, not checked`, provides: `${file.provides} · kept by ${lmcName}` },
    for: 'made by the LMC, for its officers',
    footer: `${lmcName} · ${longDay(today)}`,
    lead: `What practices that share by name added up to ${longDay(today)}, in counts and days. No practice wrote words into it, and nobody is named in it.`,
    numbers: [
      { head: 'Practices', big: inFigures(practices), unit: '', note: 'that share by name' },
      { head: 'Cases', big: inFigures(sum.cases), unit: '', note: `in ${inFigures(sum.reports)} lines` },
      { head: 'Longest wait', big: inFigures(sum.longest), unit: 'days', note: 'when it was noticed' },
      { head: 'Patient safety', big: inFigures(sum.safety), unit: '', note: 'lines in which it was touched' },
    ],
    sections: [
      {
        ...{ title: 'By what went wrong', note: '', widths: [3, 1, 1, 1, 1] },
        head: ['What', 'Practices', 'Cases', 'Longest wait, days', 'Patient safety'],
        rows: byKind(reports).map(({ kind, practices: from, cases, longest, safety }) => [
          ...[REPORT_KINDS[kind], inFigures(from), inFigures(cases), inFigures(longest), inFigures(safety)],
        ]),
      },
      {
        ...{ title: 'What happened', note: 'who said what, and by which source', widths: [1.1, 1.6, 1.6, 3.4, 1.8] },
        head: ['Day', 'What', 'Who, by role', 'Words', 'Source'],
        rows: standing.map(({ happenedOn, kind, saidBy, words, source }) => [
          ...[shortDay(happenedOn), EVENT_KINDS[kind], saidBy, words, source ?? 'none given'],
        ]),
      },
      {
        ...{ title: 'Line by line', note: 'the last noticed first', widths: [1.1, 2.6, 2.2, 0.8, 1, 1] },
        head: ['Noticed', 'Practice', 'What', 'Cases', 'Days waited', 'Patient safety'],
        rows: reports.map(({ noticedOn, practice, kind, cases, waitedDays, isSafety }) => [
          ...[
            shortDay(noticedOn),
            practice,
            REPORT_KINDS[kind],
            inFigures(cases),
            inFigures(waitedDays),
            isSafety ? 'yes' : 'no',
          ],
        ]),
      },
    ],
    kept: [
      'What practices logged has not been checked by anybody. The provider’s own answer stands among what happened.',
      'Practices that do not share by name count only in the published figure of a quarter.',
      'The file is not public. The provider asks for a correction through the LMC; what it corrects stays beside it.',
    ],
  }
}

/** The file as a paper, drawn beside the server. */
export async function providerPaper(
  desk: ProviderDesk,
  { lmcName, site, at }: { lmcName: string; site: string; at: Instant },
  make: (key: string, job: () => DocumentJob) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const data = dataOf(desk, lmcName, site)
  const hash = createHash('sha256').update(JSON.stringify(data)).digest('hex')
  return make(`provider file ${hash}`, () => ({ kind: 'pdf', template: TEMPLATE, data, pictures: {}, madeAt: at }))
}
