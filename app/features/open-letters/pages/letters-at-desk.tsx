import type { LetterAtDesk } from '#app/features/open-letters/signing/signature-queries.server.ts'
import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Tag } from '#app/ui/tag.tsx'

export type LetterShown = LetterAtDesk & { html: string }

/** Every open letter at an LMC's desk, with what its officers can do about it. */
export function LettersAtDesk({ letters, lmc }: { letters: LetterShown[]; lmc: string }) {
  if (letters.length === 0) return <p>The committee has published no open letter.</p>
  return (
    <>
      {letters.map((one) => (
        <OneLetter key={one.letter.slug} one={one} lmc={lmc} />
      ))}
    </>
  )
}

function OneLetter({ one: { letter, standing, seen, signed, open, html }, lmc }: { one: LetterShown; lmc: string }) {
  const { slug, title, addressee, lastDay } = letter
  return (
    <section aria-labelledby={slug}>
      <SectionHeading id={slug} beside={<Tag kind="plain">{stateOf(letter, standing, open)}</Tag>}>
        {title}
      </SectionHeading>
      <p>
        To {addressee}. {signed === 0 ? 'No LMC has signed yet' : `${signed} ${signed === 1 ? 'LMC has' : 'LMCs have'} signed`}
        {lastDay ? `; the last day to sign is ${longDay(lastDay)}` : ''}.{' '}
        {standing.signedSince === null ? null : `${lmc} signed on ${moment(standing.signedSince)}. `}
        <a href={`/open-letters/${slug}`}>
          The public page<span className="spoken"> of {title}</span>
        </a>
      </p>
      <blockquote className="letter-to-sign">
        <Prose html={html} />
      </blockquote>
      <Form method="post">
        <input type="hidden" name="letter" value={slug} />
        <input type="hidden" name="seen" value={seen} />
        {standing.signedSince !== null ? (
          <ButtonRow>
            <Button variant="grave" name="do" value="taken-back">
              Take the signature of {lmc} back
            </Button>
          </ButtonRow>
        ) : open ? (
          <ButtonRow>
            <Button name="do" value="signed">
              Sign for {lmc}
            </Button>
            {standing.waits ? (
              <Button variant="quiet" name="do" value="set-aside">
                Set it aside
              </Button>
            ) : null}
          </ButtonRow>
        ) : null}
      </Form>
    </section>
  )
}

function stateOf(letter: LetterAtDesk['letter'], { signedSince, waits }: LetterAtDesk['standing'], open: boolean): string {
  if (letter.withdrawn) return 'withdrawn'
  if (signedSince !== null) return 'signed'
  if (!open) return 'over'
  return waits ? 'waits for you' : 'not signed'
}
