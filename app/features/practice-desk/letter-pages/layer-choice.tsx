import { longDay } from '#app/platform/dates-in-words.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Fold } from '#app/ui/fold.tsx'
import { Form } from '#app/ui/form.tsx'
import { SeenField } from '#app/ui/form-state.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { Differences } from '../letter-layers/layer-side.tsx'
import type { DraftPage } from '../letters/letter-page-queries.server.ts'

type Newer = NonNullable<DraftPage['newer']>

/** The letter's text changed after it was begun: what changed, and the two ways to go on. */
export function NewerText({ newer: { changes, by }, seen, textNow }: { newer: Newer; seen: string; textNow: string }) {
  return (
    <InsetNote readFirst>
      <p>
        <strong>{by} changed this letter since you began it.</strong> Yours has the words you saw. Nothing is taken over by
        itself.
      </p>
      <Differences changes={changes} />
      <Form method="post">
        <SeenField now={seen} />
        <input type="hidden" name="of" value={textNow} />
        <ButtonRow>
          <Button name="do" value="take">
            Take the new words
          </Button>
          <Button name="do" value="keep" variant="quiet">
            Keep the words we saw
          </Button>
        </ButtonRow>
      </Form>
    </InsetNote>
  )
}

type Local = NonNullable<DraftPage['local']>

/** An LMC's words for a letter beside the committee's: which of them this letter has, and the way to the others. */
export function LocalWords({ local, seen, textNow }: { local: Local; seen: string; textNow: string }) {
  const { name, version, on, used, changes } = local
  const count = changes.length === 1 ? 'One part' : `${changes.length} parts`
  return (
    <Fold
      level={3}
      title={used ? `${count} in ${name}’s wording` : `${name} words it otherwise`}
      beside={`version ${version} of ${longDay(on)}`}
    >
      <p className="soft">Crossed out: the committee’s words. Underlined: {name}’s. The practice chooses.</p>
      <Differences changes={changes} />
      <Form method="post">
        <SeenField now={seen} />
        <input type="hidden" name="of" value={textNow} />
        <ButtonRow>
          <Button name="do" value={used ? 'committee' : 'take'} variant="quiet">
            {used ? 'Use the committee’s words' : `Use ${name}’s words`}
          </Button>
        </ButtonRow>
      </Form>
    </Fold>
  )
}
