import type { ReactNode } from 'react'
import type { LetterPaper } from '#app/platform/documents/letter-paper.ts'
import type { MadeLetter, Run, ShownParagraph } from '../letter-texts/letter-assembly-rules.ts'
import { PARAGRAPH_WORDS } from '../letter-texts/letter-words.ts'

/** A letter on its sheet of paper. `children`: what stands between the subject and the closing. */
function Sheet({
  paper,
  subject,
  to,
  logoAt,
  children,
}: {
  paper: LetterPaper
  subject: ReactNode
  to?: ReactNode
  /** Where the picture of the logo lies. */
  logoAt: string
  children: ReactNode
}) {
  return (
    <section className="letter-sheet" aria-label="The letter">
      <div className="letter-from">
        {paper.logo ? (
          <img
            src={logoAt}
            alt={`Logo of ${paper.from.name}`}
            width={Math.round(paper.logo.width / 2)}
            height={Math.round(paper.logo.height / 2)}
          />
        ) : null}
        <strong>{paper.from.name}</strong>
        {paper.from.lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </div>
      {paper.to.length > 0 ? (
        <p className="letter-lines">
          {to ??
            paper.to.map((line) => (
              <span key={line} className="letter-line">
                {line}
              </span>
            ))}
        </p>
      ) : null}
      {paper.date ? <p>{paper.date}</p> : null}
      {paper.reference ? <p>Our reference: {paper.reference}</p> : null}
      {paper.greeting ? <p>{paper.greeting}</p> : null}
      <p>
        <strong>{subject}</strong>
      </p>
      {children}
      {paper.closing ? <p className="letter-closing">{paper.closing}</p> : null}
      <p className="letter-lines">
        {paper.signed.map((line) => (
          <span key={line} className="letter-line">
            {line}
          </span>
        ))}
      </p>
      {paper.copies.length > 0 ? <p className="soft">Copy: {paper.copies.join(', ')}</p> : null}
    </section>
  )
}

/** A letter in the making: fields from the record are underlined, missing ones marked, paragraphs left out struck through. */
export function LetterPreview({ made, logoAt }: { made: MadeLetter; logoAt: string }) {
  const to = made.paper.to.map((line) => (
    <span key={line} className="letter-line">
      {line.endsWith(': missing]') ? <mark>{line}</mark> : line}
    </span>
  ))
  return (
    <Sheet paper={made.paper} subject={<Runs runs={made.subject} />} to={to} logoAt={logoAt}>
      {made.paragraphs.map((paragraph) => (
        <PreviewParagraph key={paragraph.key} paragraph={paragraph} />
      ))}
    </Sheet>
  )
}

function PreviewParagraph({ paragraph: { kind, label, left, own, lmc, parts } }: { paragraph: ShownParagraph }) {
  const said = [PARAGRAPH_WORDS[kind], left ? 'left out' : '', own ? 'your own words' : '', lmc ? `${lmc}’s wording` : '']
    .filter(Boolean)
    .join(' · ')
  const body = parts.map((part, index) => {
    const key = `${index}`
    if (!('list' in part))
      return (
        <p key={key} className="letter-words">
          <Runs runs={part.paragraph} />
        </p>
      )
    return (
      <ol key={key}>
        {part.list.map((line) => (
          <li key={line.map(({ words }) => words).join()}>
            <Runs runs={line} />
          </li>
        ))}
      </ol>
    )
  })
  return (
    <div className={left ? 'letter-part left-out' : lmc ? 'letter-part by-lmc' : said ? 'letter-part marked' : 'letter-part'}>
      {said ? <p className="letter-said">{label && left ? `${said}: ${label}` : said}</p> : null}
      {left ? <del>{body}</del> : body}
    </div>
  )
}

function Runs({ runs }: { runs: Run[] }) {
  return runs.map(({ words, of }, index) => {
    const key = `${index} ${words}`
    if (of === 'missing') return <mark key={key}>{words}</mark>
    return of === 'record' ? (
      <span key={key} className="letter-field">
        {words}
      </span>
    ) : (
      <span key={key}>{words}</span>
    )
  })
}

/** A letter exactly as it went. */
export function LetterAsSent({ paper, logoAt }: { paper: LetterPaper; logoAt: string }) {
  return (
    <Sheet paper={paper} subject={paper.subject} logoAt={logoAt}>
      {paper.parts.map((part, index) => {
        const key = `${index}`
        if (!('list' in part)) return <p key={key}>{part.paragraph}</p>
        return (
          <ol key={key}>
            {part.list.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        )
      })}
    </Sheet>
  )
}
