import { PAPER_START } from '#app/platform/documents/paper-start.ts'
import { PACK_PARTS } from './pack-parts.ts'

/** A pack for a solicitor, as Typst text. It reads `LegalPackData`; no word of anybody stands in it. */
export const LEGAL_PACK_TEMPLATE = `${PAPER_START}
#top-line
#heading(level: 1, d.title)
#v(3pt)
#par(small(d.practice))
#list(..d.route.map(line => [#line]))
${PACK_PARTS}#sec("To bring beside it", "")
#list(..d.beside.map(line => [#line]))
#sec("Failures, by day", "as logged by the practice, not checked")
#grid-of(d.failures, "None is logged on this line.", size: 7.6pt)
#sec("Claims", "losses, what was sent, what came of it")
#grid-of(d.claims, "None is kept on this line.", size: 7.6pt)
#sec("What was measured", "surveys of the dispute, this line and all lines")
#grid-of(d.measured, "Nothing is published of this line.", size: 7.6pt)
#sec("Letters about the claims", "word for word")
#if d.letters.len() == 0 { par("None was recorded as sent.") }
#for l in d.letters {
  v(4pt)
  text(weight: 700, l.title)
  par(small(l.facts))
  word-for-word(l)
  if l.came.len() > 0 { list(..l.came.map(line => [#line])) }
}
#sec("How it was kept", "")
#list(..d.kept.map(line => [#line]))
`
