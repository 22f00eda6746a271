import { PAPER_START } from '#app/platform/documents/paper-start.ts'

/**
 * The paper for a partners' meeting on two sides of A4, as Typst text: half of the actions on each side, each in a box of equal height,
 * with room to write; names and signatures at the end. It reads the data of `meeting-paper-data.ts`.
 */
export const MEETING_PAPER = `${PAPER_START}
#set list(marker: none)
#let line-to-write(label, width: 1fr) = grid(columns: (auto, width), column-gutter: 4pt, align: bottom, small(label), line(length: 100%, stroke: 0.6pt + ink))
#let tick(words) = box[#box(width: 7pt, height: 7pt, stroke: 0.8pt + ink, baseline: 0.5pt)#h(3pt)#text(7.8pt, words)#h(7pt)]
#let count = d.actions.len()
#let first = calc.ceil(count / 2)
#let writing(height) = {
  let lines = calc.max(1, calc.floor((height - 24mm) / 7mm))
  for _ in range(lines) { block(above: 7mm, below: 0mm, line(length: 100%, stroke: 0.4pt + edge)) }
}
#let what(a, size) = {
  set text(size)
  set par(leading: 0.45em, spacing: 0.6em)
  block(below: 0.55em, text(calc.max(size, 7.6pt) + 2pt, heading(level: 2, text(calc.max(size, 7.6pt) + 1.6pt, a.title))))
  par(text(fill: soft, [*#a.state.* #a.tally #a.facts]))
  par(a.asks)
  if a.disputed != "" { par[*Disputed:* #a.disputed] }
  if a.local != "" { par[*Local:* #a.local] }
}
#let choices(a) = {
  set par(leading: 0.7em)
  [#tick("in full from") #box(width: 28mm, line(length: 100%, stroke: 0.6pt + ink)) \
  #tick("in part from") #box(width: 28mm, line(length: 100%, stroke: 0.6pt + ink)) \
  #tick("planned") #tick("no") #tick("not applicable")]
  for s in a.strengths { linebreak(); tick(s) }
}
#let page-width = 182mm
#let one(a, height, size) = block(width: 100%, height: height, breakable: false, stroke: (top: 0.8pt + edge), inset: (top: 5pt), grid(
  columns: (1fr, 62mm), column-gutter: 6mm, what(a, size), { choices(a); if a.strengths.len() == 0 { writing(height) } }))
// The largest letters with which every action fits its box.
#let largest(all, height) = {
  let sizes = (9pt, 8.6pt, 8.2pt, 7.8pt, 7.4pt, 7pt, 6.6pt, 6.2pt)
  let fitting = sizes.filter(size => all.all(a => measure(block(width: page-width - 68mm, what(a, size))).height + 7pt <= height))
  if fitting.len() > 0 { fitting.first() } else { sizes.last() }
}
#top-line
#grid(columns: (1fr, auto), align: (left + bottom, right + bottom),
  { heading(level: 1, d.title); v(4pt); small([#d.practice · #d.menu]) },
  if d.meets != "" { text(11pt, weight: 700, d.meets) } else { box(width: 60mm, line-to-write("Meeting on")) })
#v(3pt)
#text(8.2pt)[Tick what you decide and from which day. Each action is the practice’s own choice; nobody’s permission is needed. You can start slowly or take all from day one. The words below are the committee’s position, not legal advice.]
#v(2pt)
#let side-one = 216mm
#let side-two = if d.partners > 6 { 186mm } else { 206mm }
#let height(n, room) = calc.min(104mm, room / calc.max(n, 1))
#context {
  let (one-high, two-high) = (height(first, side-one), height(count - first, side-two))
  let size = largest(d.actions, calc.min(one-high, two-high))
  for a in d.actions.slice(0, first) { one(a, one-high, size) }
  pagebreak()
  for a in d.actions.slice(first) { one(a, two-high, size) }
}
#v(1fr)
#rule
#v(2pt)
#heading(level: 2, "Decided by the partners")
#v(4mm)
#grid(columns: (1fr, 1fr), column-gutter: 8mm, row-gutter: 5.4mm,
  ..range(d.partners).map(i => grid(columns: (1fr, 1fr), column-gutter: 4mm, line-to-write("Name"), line-to-write("Signed"))))
#v(4mm)
#grid(columns: (1fr, 1fr), column-gutter: 8mm, line-to-write("Decided on"), line-to-write("Recorded in " + d.site + " by"))
`
