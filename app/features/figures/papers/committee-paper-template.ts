import { PAPER_START } from '#app/platform/documents/paper-start.ts'

/** The committee paper as Typst text: two sides of A4. It reads the data of `committee-paper-data.ts`. */
export const COMMITTEE_PAPER = `${PAPER_START}
#let on-step(k) = if k >= 3 { white } else { ink }

// --- how a state is drawn: full, part, planned, considering, stopped, not planning, not applicable, not decided
#let hatch(a, b) = tiling(size: (5pt, 5pt), relative: "parent", {
  place(rect(width: 5pt, height: 5pt, fill: a))
  place(line(start: (0pt, 5pt), end: (5pt, 0pt), stroke: 1.4pt + b))
})
#let looks = (
  (fill: rgb("#1f7372"), on: white), (fill: hatch(rgb("#d5e7e1"), rgb("#69b1a6")), on: ink), (fill: rgb("#98cabf"), on: ink),
  (fill: rgb("#d5e7e1"), on: ink), (fill: hatch(rgb("#e6e3da"), rgb("#16212b")), on: ink), (fill: rgb("#8d959b"), on: rgb("#0b1318")),
  (fill: rgb("#e6e3da"), on: ink), (fill: white, on: ink),
)
#let swatch(k) = box(width: 9pt, height: 6.5pt, fill: looks.at(k).fill, stroke: 0.4pt + rgb("#6b7680"))
#let bar-height = if d.actions.rows.len() <= 3 { 24pt } else if d.actions.rows.len() <= 6 { 18pt } else { 13pt }
#let bar(states, total) = grid(
  columns: states.map(n => n * 1fr), rows: bar-height,
  ..states.enumerate().map(((k, n)) => if n == 0 { [] } else {
    rect(width: 100%, height: 100%, inset: 0pt, fill: looks.at(k).fill, stroke: 0.4pt + if k == 7 { rgb("#6b7680") } else { white },
      if n / total >= 0.045 { align(center + horizon, text(7pt, fill: looks.at(k).on, if k == 1 or k == 4 {
        box(fill: white, inset: (x: 1pt), outset: (y: 0.5pt), str(calc.round(100 * n / total))) } else { str(calc.round(100 * n / total)) })) })
  }))

// --- first side
#top-line
#heading(level: 1, d.title)
#v(6pt)
#text(9.6pt, d.lead)
#v(1pt)
#strip(d.strip)

#sec("1. What reporters do", d.actions.note)
#par(small(d.actions.states.enumerate().map(((k, name)) => box[#swatch(k) #name]).join(h(6pt))))
#figure(alt: d.actions.alt, kind: "bars", supplement: none,
  table(columns: (31mm, 1fr, auto, auto, auto), stroke: none, inset: (x: 2.5pt, y: 2pt), align: (left + horizon, left + horizon, right + horizon, right + horizon, right + horizon),
    table.header(small[Action], small(""), small[Taking], small[Practices], small(d.actions.since)),
    ..d.actions.rows.map(r => (text(8.6pt, weight: 600, r.name), bar(r.states, d.actions.total), strong(r.percent), r.count, r.change)).flatten()))

#sec("2. Week by week", d.course.note)
#let plot-columns = if d.course.rows.len() <= 2 { 2 } else { 3 }
#let plot-rows = calc.ceil(d.course.rows.len() / plot-columns)
#let plot-height = if plot-rows <= 1 { 62mm } else if plot-rows == 2 { 44mm } else if plot-rows == 3 { 27mm } else { 18.5mm }
#let plot(name, latest, points, others, marks) = block(breakable: false, width: 100%, {
  text(8.4pt, weight: 700, name); h(1fr); text(8.4pt, weight: 700, latest)
  v(-5pt)
  let w = if plot-columns == 2 { 78mm } else { 50mm }
  let t = plot-height
  let x(u) = 7mm + u * w
  let y(u) = 3mm + t - u * t / d.course.top
  box(width: 100%, height: t + 7mm, {
    for tick in d.course.ticks {
      place(line(start: (x(0), y(tick)), end: (x(1), y(tick)), stroke: 0.4pt + edge))
      place(dx: 0mm, dy: y(tick) - 1.2mm, box(width: 6mm, align(right, text(6.6pt, fill: soft, str(calc.round(tick * 100)) + if tick == d.course.ticks.last() { "%" } else { "" }))))
    }
    for m in marks {
      place(line(start: (x(m.at), 3mm), end: (x(m.at), y(0)), stroke: (paint: soft, thickness: 0.5pt, dash: "dotted")))
      place(dx: x(m.at) - 1.5mm, dy: 0mm, box(width: 3mm, align(center, text(6.4pt, fill: soft, m.label))))
    }
    let way(points, stroke) = for ps in points { if ps.len() > 1 { place(curve(stroke: stroke, curve.move((x(ps.first().at(0)), y(ps.first().at(1)))), ..ps.slice(1).map(p => curve.line((x(p.at(0)), y(p.at(1))))))) } }
    for o in others { way(o, 0.5pt + rgb("#d3d1c9")) }
    way(points, 1.3pt + rgb("#1f7372"))
    if points.len() > 0 { let p = points.last().last(); place(dx: x(p.at(0)) - 1.1pt, dy: y(p.at(1)) - 1.1pt, circle(radius: 1.6pt, fill: rgb("#1f7372"))) }
    place(dx: x(0), dy: y(0) + 0.9mm, text(6.6pt, fill: soft, d.course.from))
    place(dx: x(1) - 14mm, dy: y(0) + 0.9mm, box(width: 14mm, align(right, text(6.6pt, fill: soft, d.course.to))))
  })
})
#figure(alt: d.course.alt, kind: "courses", supplement: none,
  grid(columns: (1fr,) * plot-columns, column-gutter: 5mm, row-gutter: 1.5mm, align: left,
    ..d.course.rows.enumerate().map(((k, r)) => plot(r.name, r.latest, r.points, d.course.rows.enumerate().filter(((j, _)) => j != k).map(((_, o)) => o.points), d.course.marks))))
#small(d.course.key)

// --- second side
#pagebreak()
#head("3. By region", d.regions.note)
#v(2pt)
#let cell(c) = if c == none { table.cell(fill: tiling(size: (4pt, 4pt), place(line(start: (0pt, 4pt), end: (4pt, 0pt), stroke: 0.4pt + rgb("#b4b0a5")))), small("")) } else { table.cell(fill: steps.at(c.band), align: center + horizon, text(fill: on-step(c.band), c.text)) }
#table(columns: (1fr, auto, auto) + (11.6mm,) * d.regions.columns.len(), stroke: 1pt + white, inset: (x: 3pt, y: 4.6pt), align: (x, y) => if x == 0 { left + horizon } else if y == 0 { center + bottom } else if x < 3 { right + horizon } else { center + horizon },
  table.header(small(""), table.cell(colspan: 2, small[Reported]), ..d.regions.columns.map(c => rotate(-90deg, reflow: true, box(width: 17mm, align(left, text(6.8pt, weight: 600, c)))))),
  ..d.regions.rows.map(r => (if r.total { strong(r.name) } else { r.name }, r.reported, r.rate, ..r.cells.map(cell))).flatten())

#v(2pt)
#grid(columns: (84mm, 1fr), column-gutter: 8mm,
  {
    sec("4. " + d.map.head, d.map.note)
    let s = d.map.size * 1mm
    figure(alt: d.map.alt, kind: "map", supplement: none, box(width: 84mm, height: d.map.height * 1mm, {
      for h in d.map.hexes {
        place(dx: h.x * 1mm, dy: h.y * 1mm, polygon(stroke: 0.35pt + rgb("#a8b4b1"), fill: if h.band == none { tiling(size: (3pt, 3pt), { place(rect(width: 3pt, height: 3pt, fill: white)); place(line(start: (0pt, 3pt), end: (3pt, 0pt), stroke: 0.5pt + rgb("#b4b0a5"))) }) } else { steps.at(h.band) },
          ..(30deg, 90deg, 150deg, 210deg, 270deg, 330deg).map(a => (s * calc.cos(a), s * calc.sin(a)))))
      }
    }))
    grid(columns: (1fr,) * (d.map.bands.len() + 1), column-gutter: 1pt, ..d.map.bands.enumerate().map(((k, b)) => stack(spacing: 3pt, rect(width: 100%, height: 5pt, fill: steps.at(k), stroke: 0.3pt + edge), text(6.8pt, fill: soft, b))),
      stack(spacing: 3pt, rect(width: 100%, height: 5pt, fill: tiling(size: (3pt, 3pt), place(line(start: (0pt, 3pt), end: (3pt, 0pt), stroke: 0.5pt + rgb("#b4b0a5")))), stroke: 0.3pt + edge), text(6.8pt, fill: soft, d.map.none)))
    v(-2pt)
    small(d.map.spread)
  },
  {
    sec("5. What stands in the way", d.obstacles.note)
    if d.obstacles.rows.len() == 0 { small(d.obstacles.empty) } else {
      table(columns: (auto, 1fr, auto), stroke: (x, y) => (bottom: 0.4pt + edge), inset: (x: 2pt, y: 3pt), align: (left, left, right),
        table.header(small[Action], small[Named most], small[Practices]),
        ..d.obstacles.rows.map(r => (strong(r.action), r.words, r.count)).flatten())
    }
    sec("6. The vote", d.vote.note)
    for b in d.vote.bars {
      grid(columns: (1fr, auto), small(b.name), strong(b.words))
      v(-5pt)
      box(width: 100%, height: 6pt, { place(rect(width: 100%, height: 6pt, fill: rgb("#f1efe8"))); place(rect(width: b.share * 100%, height: 6pt, fill: rgb("#1f7372"))) })
      v(-2pt)
    }
    for p in d.vote.words { par(small(p)) }
    sec("7. What moved", d.moved.note)
    list(..d.moved.rows, tight: true, spacing: 0.6em)
    if d.goesOn.rows.len() > 0 {
      sec("8. Still taken, off the menu", d.goesOn.note)
      table(columns: (1fr, auto, auto), stroke: (x, y) => (bottom: 0.4pt + edge), inset: (x: 2pt, y: 3pt), align: (left, right, right),
        table.header(small[Action], small[Taking], small[Practices]),
        ..d.goesOn.rows.map(r => (r.name, strong(r.percent), r.count)).flatten())
    }
  })
#sec("How to read these figures", "")
#how(d.how)
`
