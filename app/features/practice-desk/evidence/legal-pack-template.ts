import { PAPER_START } from '#app/platform/documents/paper-start.ts'

/** A pack for a solicitor, as Typst text. It reads `LegalPackData`; no word of anybody stands in it. */
export const LEGAL_PACK_TEMPLATE = `${PAPER_START}
#top-line
#heading(level: 1, d.title)
#v(3pt)
#par(small(d.practice))
#list(..d.route.map(line => [#line]))
#let grid-of(t, empty) = if t.rows.len() == 0 { par(empty) } else {
  set text(7.6pt)
  set par(leading: 0.45em)
  table(columns: t.widths.map(w => w * 1fr), stroke: (x, y) => (bottom: 0.4pt + edge), inset: (x: 2.5pt, y: 3pt), align: left + top,
    table.header(..t.head.map(words => strong(words))), ..t.rows.flatten().map(words => [#words]))
}
#sec("To bring beside it", "")
#list(..d.beside.map(line => [#line]))
#sec("Failures, by day", "as logged by the practice, not checked")
#grid-of(d.failures, "None is logged on this line.")
#sec("Claims", "losses, what was sent, what came of it")
#grid-of(d.claims, "None is kept on this line.")
#sec("What was measured", "surveys of the dispute, this line and all lines")
#grid-of(d.measured, "Nothing is published of this line.")
#sec("Letters about the claims", "word for word")
#if d.letters.len() == 0 { par("None was recorded as sent.") }
#for l in d.letters {
  v(4pt)
  text(weight: 700, l.title)
  par(small(l.facts))
  if l.parts.len() > 0 {
    block(width: 100%, stroke: (left: 2pt + edge), inset: (left: 10pt, y: 2pt), {
      if l.logo != none { block(below: 6pt, image(l.logo.file, width: l.logo.width * 1pt, alt: l.logo.alt)) }
      par(l.head.join(linebreak()))
      par(strong(l.subject))
      for part in l.parts { if "list" in part { block(above: 0.9em, below: 1em, enum(..part.list.map(line => [#line]))) } else { par(part.paragraph) } }
      if l.foot.len() > 0 { par(l.foot.join(linebreak())) }
    })
  }
  if l.came.len() > 0 { list(..l.came.map(line => [#line])) }
}
#sec("How it was kept", "")
#list(..d.kept.map(line => [#line]))
`
