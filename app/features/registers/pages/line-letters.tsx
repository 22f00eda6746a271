import { longDay } from '#app/platform/dates-in-words.ts'
import type { Day } from '#app/platform/time.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import type { Filled } from '../lines/register-kinds.ts'

/**
 * A letter about a line. `came`: a reply, an outcome and what comes next, in words; `says`: what it says for the line and the line does
 * not say yet.
 */
export type LineLetter = {
  id: string
  slug: string
  title: string
  draft: boolean
  sentOn: Day | null
  came: string[]
  says: Filled
}
/** The letters about a line, latest first, and the one it leads to. */
export type LettersOfLine = { letters: LineLetter[]; begin: { href: string; words: string } | null }

/** The letters about a line with what came of each, and the way to the next. */
export function LineLetters({ here, lineAt, of }: { here: string; lineAt: string; of: LettersOfLine }) {
  const { letters, begin } = of
  if (letters.length === 0 && !begin) return null
  return (
    <>
      <SectionHeading>Its letters</SectionHeading>
      <ul className="plain-list">
        {letters.map((letter) => (
          <li key={letter.id}>
            <OneLetter here={here} lineAt={lineAt} letter={letter} />
          </li>
        ))}
      </ul>
      {begin ? (
        <p>
          <LinkButton href={begin.href} variant="quiet">
            {begin.words}
          </LinkButton>
        </p>
      ) : null}
    </>
  )
}

function OneLetter({ here, lineAt, letter }: { here: string; lineAt: string; letter: LineLetter }) {
  const { id, title, draft, sentOn, came, says } = letter
  if (draft)
    return (
      <>
        <a href={`${here}/letters/drafts/${id}`}>{title}</a>, in the making
      </>
    )
  return (
    <>
      <a href={`${here}/letters/sent/${id}`}>{title}</a>
      {sentOn ? `, sent ${longDay(sentOn)}` : ''}
      {came.length > 0 ? <span className="sub">{came.join(' · ')}</span> : null}
      {Object.keys(says).length > 0 ? (
        <>
          {' '}
          <a href={`${lineAt}?letter=${id}`}>
            Take what it says into the form<span className="spoken">: {title}</span>
          </a>
        </>
      ) : null}
    </>
  )
}
