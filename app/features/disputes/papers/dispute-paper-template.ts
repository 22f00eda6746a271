import { PAPER_START } from '#app/platform/documents/paper-start.ts'

/** The paper of a dispute, two sides of A4, as Typst text. It reads the data of `dispute-paper.server.ts`. */
export const DISPUTE_PAPER = `${PAPER_START}
#let line-below = (x, y) => (bottom: 0.4pt + edge)
#top-line
#heading(level: 1, d.title)
#v(6pt)
#d.lead
#v(2pt)
#strip(d.strip)
#sec("What is asked, and how late it is", d.demandNote)
#table(columns: (auto, 1.2fr, 27mm, 1.6fr, 10mm, 20mm), stroke: line-below, inset: (x: 3pt, y: 4pt), align: (right + horizon, left + horizon, left + horizon, left + horizon, left + horizon, right + horizon),
  table.header(small[No.], small[Demand], small[Deadline], small[What came of it], small[], small[Days]),
  ..d.demands.map(r => (r.number, [#text(weight: 600, r.title) #linebreak() #small([asked #r.asked])], [#r.deadline #if r.moved != "" { linebreak(); small(r.moved) }],
    { r.outcome; if r.outcome != "" and r.answer != "" { linebreak() }; if r.answer != "" { small(r.answer) } },
    box(width: 100%, height: 7pt, { place(rect(width: 100%, height: 7pt, fill: rgb("#f1efe8"))); if r.late { place(rect(width: r.share * 100%, height: 7pt, fill: ink)) } }),
    if r.late { strong(r.days) } else { r.days })).flatten())
#sec("What each side says", "the last statement of each on file")
#grid(columns: (1fr, 1fr), column-gutter: 8mm, ..d.sides.map(s => [*#s.name* #linebreak() #s.words]))
#if d.phases.len() > 0 {
  sec("Phases", "with what would end each")
  grid(columns: (38mm, 1fr), column-gutter: 4mm, row-gutter: 5pt, ..d.phases.map(p => (strong(p.title), [#p.words #for s in p.stops { linebreak(); small(s) }])).flatten())
}
#sec("What happened last", d.happenedNote)
#grid(columns: (38mm, 1fr), column-gutter: 4mm, row-gutter: 5pt, ..d.happened.map(r => (strong(r.when), r.words)).flatten())
#pagebreak()
#sec("How far each line has gone", d.ladderNote)
#table(columns: (1.4fr,) + (1fr,) * d.rungs.len(), stroke: 0.4pt + edge, inset: (x: 3pt, y: 3pt), align: (left + horizon,) + (center + horizon,) * d.rungs.len(),
  fill: (x, y) => if y > 0 and x > 0 and d.ladder.at(y - 1).cells.at(x - 1).used { strong-fill },
  table.header(small[Service line], ..d.rungs.map(r => small(r))),
  ..d.ladder.map(r => (text(weight: 600, r.name), ..r.cells.map(c => text(7.6pt, fill: if c.used { white } else { ink })[#c.words #if c.when != "" { linebreak(); c.when }]))).flatten())
#sec("What was measured", d.measuredNote)
#if d.measured.len() > 0 {
  table(columns: (auto, 1fr, 1.3fr, auto), stroke: line-below, inset: (x: 3pt, y: 3.4pt), align: left + horizon,
    table.header(small[Line], small[Found], small[Shares], small[Do they compare?]),
    ..d.measured.map(r => (r.line, text(weight: 600, r.reported), r.shares.join("; "), r.comparable)).flatten())
}
#v(4pt)
#rule
#small(d.end)
`
