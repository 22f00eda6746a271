import { PAPER_START } from '#app/platform/documents/paper-start.ts'

/** One LMC's area on a side of A4, as Typst text. It reads the data of `area-paper-data.ts`. */
export const AREA_PAPER = `${PAPER_START}
#top-line
#heading(level: 1, d.title)
#v(8pt)
#d.lead
#v(2pt)
#strip(d.strip)
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
#how(d.how)
`
