/**
 * What every pack of a practice draws, as Typst text: a table (`size` of its words, `empty` where it has no rows) and a letter word for
 * word. Needs `edge`, the colour of lines.
 */
export const PACK_PARTS = `
#let grid-of(t, empty, size: 8.4pt) = if t.rows.len() == 0 { par(empty) } else {
  set text(size)
  set par(leading: 0.5em)
  table(columns: t.widths.map(w => w * 1fr), stroke: (x, y) => (bottom: 0.4pt + edge), inset: (x: 3pt, y: 3.5pt), align: left + top,
    table.header(..t.head.map(words => strong(words))), ..t.rows.flatten().map(words => [#words]))
}
#let word-for-word(l) = if l.parts.len() > 0 {
  block(width: 100%, stroke: (left: 2pt + edge), inset: (left: 10pt, y: 2pt), {
    if l.logo != none { block(below: 6pt, image(l.logo.file, width: l.logo.width * 1pt, alt: l.logo.alt)) }
    par(l.head.join(linebreak()))
    par(strong(l.subject))
    for part in l.parts { if "list" in part { block(above: 0.9em, below: 1em, enum(..part.list.map(line => [#line]))) } else { par(part.paragraph) } }
    if l.foot.len() > 0 { par(l.foot.join(linebreak())) }
  })
}
`
