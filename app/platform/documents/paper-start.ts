/**
 * How every paper begins, as Typst text: its data, the colours of the light pages, the typeface, headings, and a section with a note
 * beside its head. A paper follows with its page and what stands on it; no word of anybody stands in the text itself.
 */
export const PAPER_START = `
#let d = json(bytes(sys.inputs.data))
#let ink = rgb("#16212b")
#let soft = rgb("#56626c")
#let edge = rgb("#dcd9d0")
#let brand = rgb("#0d4f5c")
#let strong-fill = rgb("#1f7372")
#let steps = ("#f1efe8", "#bfddd5", "#69b1a6", "#3f978f", "#0d5058").map(rgb)
#set document(title: d.title, author: d.site)
#set text(font: ("Atkinson Hyperlegible Next", "DejaVu Sans"), lang: "en", region: "GB", size: 9pt, fill: ink, number-width: "tabular")
#set par(leading: 0.5em, spacing: 0.7em)
#set page("a4", margin: (x: 14mm, top: 12mm, bottom: 17mm), footer: context {
  set text(7.6pt, fill: soft)
  line(length: 100%, stroke: 0.5pt + edge)
  v(-0.4em)
  [#d.footer #h(1fr) side #counter(page).display() of #counter(page).final().first()]
})
#show heading: set block(above: 0pt, below: 0pt)
#show heading.where(level: 1): set text(16pt)
#show heading.where(level: 2): set text(11pt)
#let small(body) = text(7.8pt, fill: soft, body)
#let rule = line(length: 100%, stroke: 0.5pt + edge)
#let head(words, note) = grid(columns: (auto, 1fr), column-gutter: 6pt, align: bottom, heading(level: 2, words), small(note))
#let sec(words, note) = { v(4pt); rule; v(2pt); head(words, note); v(3pt) }
#let strip(cells) = grid(columns: (1fr,) * cells.len(), stroke: (x, y) => (top: 0.5pt + edge, bottom: 0.5pt + edge, left: if x > 0 { 0.5pt + edge }), inset: (x: 6pt, y: 5pt),
  ..cells.map(s => { text(8.4pt, weight: 700, s.head); linebreak(); text(17pt, weight: 700, s.big); h(3pt); small(s.unit); linebreak(); small(s.note) }))
#let how(parts) = grid(columns: (1fr, 1fr), column-gutter: 8mm, row-gutter: 6pt, ..parts.map(p => text(8.2pt)[*#p.head* #p.words]))
#let mark = box(height: 9pt, for (x, h) in ((0, 5), (3, 8), (6, 11), (9, 8), (12, 5)) { place(dx: x * 1pt, dy: (9 - h * 0.82) * 1pt, rect(width: 2pt, height: h * 0.82pt, fill: brand)) } + h(17pt))
#let top-line = {
  grid(columns: (auto, 1fr), align: (left + horizon, right + horizon), { mark; text(11pt, weight: 700, d.site) }, small(d.for))
  v(-0.4em)
  line(length: 100%, stroke: 1.2pt + brand)
  v(7pt)
}
`
