/** A letter on the practice's letterhead, as Typst text. It reads a `LetterPaper`; no word of anybody stands in the text itself. */
export const LETTER_TEMPLATE = `
#let d = json(bytes(sys.inputs.data))
#let base = if d.large { 20pt } else if d.to.len() == 0 { 15pt } else { 11pt }
#set document(title: d.subject, author: d.from.name)
#set text(font: ("Atkinson Hyperlegible Next", "DejaVu Sans"), lang: "en", region: "GB", size: base)
#set par(leading: 0.62em, spacing: 1.05em)
#set page("a4", margin: (x: 25mm, top: 22mm, bottom: 22mm), footer: context {
  set text(8.5pt, fill: rgb("#56626c"))
  [#d.reference #h(1fr) Page #counter(page).display() of #counter(page).final().first()]
})
#set enum(indent: 0.6em, body-indent: 0.6em, spacing: 0.75em)
#show heading: set block(above: 1.3em, below: 1em)
#show heading.where(level: 1): set text(base * 1.12)
#block(below: 2em, width: 100%, stroke: (bottom: 0.8pt + rgb("#0d4f5c")), inset: (bottom: 8pt), {
  if d.logo != none { block(below: 8pt, image("logo.png", width: d.logo.width * 0.3pt, alt: "Logo of " + d.from.name)) }
  text(base * 1.3, weight: 700, d.from.name)
  for line in d.from.lines { linebreak(); text(base * 0.86, line) }
})
#if d.to.len() > 0 { block(below: 1.6em, d.to.join(linebreak())) }
#if d.date != "" { par(d.date) }
#if d.reference != "" { par("Our reference: " + d.reference) }
#if d.greeting != "" { par(d.greeting) }
#heading(level: 1, d.subject)
#for part in d.parts {
  if "list" in part { block(above: 1.05em, below: 1.2em, enum(..part.list.map(line => [#line]))) } else { par(part.paragraph) }
}
#if d.closing != "" { block(above: 1.8em, below: 3.2em, d.closing) }
#if d.signed.len() > 0 { block(breakable: false, d.signed.join(linebreak())) }
#if d.copies.len() > 0 { block(above: 1.6em, text(base * 0.86, "Copy: " + d.copies.join(", "))) }
`
