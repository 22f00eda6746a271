import { PAPER_START } from '#app/platform/documents/paper-start.ts'

/** A practice's chronology of failures, as Typst text. It reads `ChronologyData`; no word of anybody stands in it. */
export const CHRONOLOGY_TEMPLATE = `${PAPER_START}
#top-line
#heading(level: 1, d.title)
#v(3pt)
#par(small(d.practice))
#par(d.lead)
#strip(d.numbers)
#let grid-of(t) = {
  set text(7.8pt)
  set par(leading: 0.45em)
  table(columns: t.widths.map(w => w * 1fr), stroke: (x, y) => (bottom: 0.4pt + edge), inset: (x: 2.5pt, y: 3pt), align: left + top,
    table.header(..t.head.map(words => strong(words))), ..t.rows.flatten().map(words => [#words]))
}
#for s in d.sections {
  sec(s.title, s.note)
  grid-of(s.table)
}
#sec("How time is priced", d.basis)
#grid-of(d.rates)
#sec("How it was kept", "")
#list(..d.kept.map(line => [#line]))
`
