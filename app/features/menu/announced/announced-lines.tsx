import { longDay } from '#app/platform/dates-in-words.ts'
import { SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { ProseLine } from '#app/ui/prose.tsx'
import type { AnnouncedAction } from './announced-queries.server.ts'

type OneProps = { announced: AnnouncedAction }

/** What became of an announcement, or when it begins and on what conditions it does not. */
function AnnouncedWords({ announced }: OneProps) {
  const { beginsOn, left, unlessHtml, reasonHtml, state } = announced
  if (state === 'began')
    return (
      <>
        began on {longDay(beginsOn)} as announced
        {unlessHtml ? (
          <>
            : no edition before that day took it off the menu. It would not have begun if: <ProseLine html={unlessHtml} />
          </>
        ) : (
          '.'
        )}
      </>
    )
  if (state === 'did-not-begin')
    return (
      <>
        did not begin on {longDay(beginsOn)}, as decided on {longDay(announced.decidedOn)}
        {reasonHtml ? (
          <>
            : <ProseLine html={reasonHtml} />
          </>
        ) : (
          '.'
        )}{' '}
        <a href={`/menu/editions/${announced.edition}`}>The edition</a>
      </>
    )
  return (
    <>
      begins on {longDay(beginsOn)}, {left}
      {unlessHtml ? (
        <>
          , unless: <ProseLine html={unlessHtml} />
        </>
      ) : (
        '.'
      )}
    </>
  )
}

/** Beside a desk: what is announced for a later day, and what became of what was. */
export function AnnouncedLines({ announced }: { announced: readonly AnnouncedAction[] }) {
  if (announced.length === 0) return null
  return (
    <section aria-labelledby="announced">
      <SectionHeading id="announced" beside={<a href="/menu">menu</a>}>
        Announced
      </SectionHeading>
      {announced.map((one) => (
        <p key={one.slug}>
          <a href={`/actions/${one.slug}`}>{one.title}</a> <AnnouncedWords announced={one} />
        </p>
      ))}
    </section>
  )
}

/** Above everything else on the page of an action that was announced. */
export const AnnouncedNote = ({ announced }: OneProps) => (
  <InsetNote readFirst>
    <strong>{announced.state === 'to-come' ? 'Announced.' : announced.state === 'began' ? 'Begun.' : 'Not begun.'}</strong> It{' '}
    <AnnouncedWords announced={announced} />
  </InsetNote>
)
