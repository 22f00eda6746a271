/** One LMC's area on a side of A4, as Typst text. It reads the data of `area-paper-data.ts`. Colours are those of the light pages. */
export const AREA_PAPER = `
#let d = json(bytes(sys.inputs.data))
#let ink = rgb("#16212b")
#let soft = rgb("#56626c")
#let edge = rgb("#dcd9d0")
#let brand = rgb("#0d4f5c")
#let strong-fill = rgb("#1f7372")
#set document(title: d.title, author: d.site)
#set text(font: ("Atkinson Hyperlegible Next", "DejaVu Sans"), lang: "en", region: "GB", size: 9.4pt, fill: ink, number-width: "tabular")
#set par(leading: 0.55em, spacing: 0.8em)
#set page("a4", margin: (x: 16mm, top: 13mm, bottom: 17mm), footer: context {
  set text(7.6pt, fill: soft)
  line(length: 100%, stroke: 0.5pt + edge)
  v(-0.4em)
  d.footer
})
#show heading: set block(above: 0pt, below: 0pt)
#show heading.where(level: 1): set text(18pt)
#show heading.where(level: 2): set text(12pt)
#let small(body) = text(8pt, fill: soft, body)
#let sec(words, note) = { v(5pt); line(length: 100%, stroke: 0.5pt + edge); v(3pt); grid(columns: (auto, 1fr), column-gutter: 6pt, align: bottom, heading(level: 2, words), small(note)); v(4pt) }
#grid(columns: (1fr, auto), text(11pt, weight: 700, fill: brand, d.site), small(d.for))
#v(-0.4em)
#line(length: 100%, stroke: 1.2pt + brand)
#v(6pt)
#v(3pt)
#heading(level: 1, d.title)
#v(8pt)
#d.lead
#v(2pt)
#grid(columns: (1fr,) * d.strip.len(), stroke: (x, y) => (top: 0.5pt + edge, bottom: 0.5pt + edge, left: if x > 0 { 0.5pt + edge }), inset: (x: 7pt, y: 6pt),
  ..d.strip.map(s => { text(8.6pt, weight: 700, s.head); linebreak(); text(18pt, weight: 700, s.big); linebreak(); small(s.note) }))
#sec("What reporting practices take", d.note)
#let bar(share, england) = box(width: 100%, height: 11pt, {
  place(rect(width: 100%, height: 11pt, fill: rgb("#f1efe8")))
  if share != none { place(rect(width: share * 100%, height: 11pt, fill: strong-fill)) }
  place(dx: england * 100% - 0.6pt, dy: -2pt, line(length: 15pt, angle: 90deg, stroke: 1.2pt + ink))
})
#figure(alt: d.alt, kind: "bars", supplement: none,
  table(columns: (auto, 1fr, auto, auto, auto, auto), stroke: (x, y) => (bottom: 0.4pt + edge), inset: (x: 3pt, y: 5pt), align: (left + horizon, left + horizon, right + horizon, right + horizon, right + horizon, right + horizon),
    table.header(small[Action], small[the line is England], small[This LMC], small[Share], small(d.region), small[England]),
    ..d.rows.map(r => (text(weight: 600, r.name), bar(r.share, r.englandShare), r.of, strong(r.percent), r.region, r.england)).flatten()))
#small(d.key)
#sec("Who reports", d.courseNote)
#let wide = 170mm
#let high = 34mm
#figure(alt: d.courseAlt, kind: "course", supplement: none, box(width: 100%, height: high + 6mm, {
  let x(u) = 7mm + u * wide
  let y(u) = high - u * (high - 3mm)
  for tick in (0, 0.25, 0.5, 0.75, 1) {
    place(line(start: (x(0), y(tick)), end: (x(1), y(tick)), stroke: 0.4pt + edge))
    place(dy: y(tick) - 1.3mm, box(width: 6mm, align(right, text(6.8pt, fill: soft, str(calc.round(tick * 100))))))
  }
  let way(points, stroke) = if points.len() > 1 { place(curve(stroke: stroke, curve.move((x(points.first().at(0)), y(points.first().at(1)))), ..points.slice(1).map(p => curve.line((x(p.at(0)), y(p.at(1))))))) }
  way(d.course.england, 1.1pt + rgb("#8d959b"))
  way(d.course.own, 1.6pt + strong-fill)
  place(dx: x(0), dy: high + 1mm, text(6.8pt, fill: soft, d.course.from))
  place(dx: x(1) - 20mm, dy: high + 1mm, box(width: 20mm, align(right, text(6.8pt, fill: soft, d.course.to))))
}))
#small(d.courseKey)
#sec("How to read these figures", "")
#grid(columns: (1fr, 1fr), column-gutter: 8mm, row-gutter: 7pt, ..d.how.map(p => text(8.4pt)[*#p.head* #p.words]))
`
