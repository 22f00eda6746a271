import { PACK_PARTS } from './pack-parts.ts'

/**
 * A practice's evidence pack, as Typst text: a cover that says what may have to be released, contents, what was done about each action
 * with the advice of that time, letters as they went, registers, who looked. It reads `EvidenceData`; no word of anybody stands in it.
 */
export const EVIDENCE_TEMPLATE = `
#let d = json(bytes(sys.inputs.data))
#let soft = rgb("#56626c")
#let edge = rgb("#dcd9d0")
#let brand = rgb("#0d4f5c")
#set document(title: d.title, author: d.site)
#set text(font: ("Atkinson Hyperlegible Next", "DejaVu Sans"), lang: "en", region: "GB", size: 9.6pt, number-width: "tabular")
#set par(leading: 0.58em, spacing: 0.85em)
#set page("a4", margin: (x: 18mm, top: 18mm, bottom: 18mm), footer: context {
  set text(8pt, fill: soft)
  [#d.practice #h(1fr) #d.madeOn #h(1fr) Page #counter(page).display() of #counter(page).final().first()]
})
#set enum(indent: 0.5em, body-indent: 0.6em, spacing: 0.65em)
#show heading: set block(above: 1.4em, below: 0.7em)
#show heading.where(level: 1): set text(20pt)
#show heading.where(level: 2): set text(14pt, fill: brand)
#show heading.where(level: 3): set text(11pt)
#show heading.where(level: 4): set text(9.6pt)
#let bullets(lines) = list(..lines.map(line => [#line]))
${PACK_PARTS}#block(below: 1.6em, width: 100%, stroke: (bottom: 1.2pt + brand), inset: (bottom: 6pt), text(weight: 700, d.site))
#heading(level: 1, d.title)
#par(text(12pt, d.practice))
#par([Made on #d.madeOn by #d.madeBy. For the practice, and those to whom it gives it.])
#heading(level: 2, outlined: false, "What it holds")
#bullets(d.holds)
#heading(level: 2, outlined: false, "What the practice may be asked to release")
#bullets(d.released)
#heading(level: 2, outlined: false, "What it need not release")
#bullets(d.notReleased)
#heading(level: 2, outlined: false, "How it was kept")
#bullets(d.howKept)
#pagebreak()
#outline(title: [Contents], depth: 3)
#pagebreak()
#heading(level: 2, "What was done, and on whose advice")
#if d.actions.len() == 0 { par("Nothing is recorded about an action.") }
#for a in d.actions {
  heading(level: 3, a.title)
  grid-of(a.lines, "Nothing is recorded.")
  for s in a.advice {
    heading(level: 4, outlined: false, s.edition)
    if s.wording != "" { par([The menu said: “#s.wording”]) }
    if s.summary != "" { par(s.summary) }
    if s.version != "" { par(s.version) }
    if s.position != "" { par([*The committee’s position then:* #s.position]) }
    if s.disputed != "" { par([*What was disputed then:* #s.disputed]) }
    if s.steps.len() > 0 { par(strong("Steps it named")); bullets(s.steps) }
  }
}
#heading(level: 3, "The practice as a whole")
#grid-of(d.general, "Nothing is recorded.")
#pagebreak()
#heading(level: 2, "Letters as they went")
#if d.letters.len() == 0 { par("No letter is recorded as sent.") }
#for l in d.letters {
  heading(level: 3, l.title)
  par(text(fill: soft, l.facts))
  word-for-word(l)
  if l.came.len() > 0 { par(strong("What came of it")); bullets(l.came) }
}
#pagebreak()
#heading(level: 2, "Services and notices")
#grid-of(d.services, "The register holds no service.")
#heading(level: 2, "Data sharing agreements")
#grid-of(d.agreements, "The register holds no agreement.")
#heading(level: 2, "What the practice was asked")
#grid-of(d.asked, "Nothing has come in yet.")
#heading(level: 2, "Failures of services")
#grid-of(d.failures, "No failure of a service is logged.")
#heading(level: 2, "Claims")
#grid-of(d.claims, "No claim is kept.")
#heading(level: 2, "Legal support")
#grid-of(d.legal, "No dispute about a service says that a legal route is supported.")
#heading(level: 2, "Who looked")
#grid-of(d.looked, "Nobody outside the practice was shown its record by name.")
`
