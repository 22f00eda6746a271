import { Button, ButtonRow } from '#app/ui/button.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Textarea } from '#app/ui/inputs.tsx'
import type { MailPreview } from './mail-preview.server.ts'
import { WORD_LIMIT } from './remind-form.ts'
import { RemindTable, ToTelephone } from './remind-table.tsx'
import { BASE_WORD } from './reminder-rules.ts'
import type { RemindersPage } from './reminders-page-queries.server.ts'

type RemindFieldsProps = { here: string; page: RemindersPage; all: boolean; preview: MailPreview; sentBefore: boolean }

/** Whom to remind, a word of one's own, and what the mail looks like. `sentBefore`: the form came back, so the ticks are the officer's. */
export function RemindFields({ here, page, all, preview, sentBefore }: RemindFieldsProps) {
  const { toRemind, toTelephone, notYet, unreachable, start, group } = page
  const ticked = Object.keys(start).length
  const others =
    notYet > 0 && !all ? (
      <NotYetToo href={`${here}/reminders?also=not-yet${group ? `&group=${group.id}` : ''}`} notYet={notYet} />
    ) : null
  // What was typed into a form that came back stays, though nobody is left to be reminded.
  if (toRemind.length + unreachable.length === 0 && !sentBefore)
    return (
      <>
        <p>
          Nobody {group ? 'of this group ' : ''}with people in Concert is{' '}
          {all ? 'without a return this week' : 'silent for four weeks'}.
        </p>
        {others}
        <ToTelephone practices={toTelephone} here={here} />
      </>
    )
  return (
    <>
      <div className="split halves">
        <section aria-labelledby="silent">
          <SectionHeading id="silent" beside={all ? 'silent, and not yet this week' : 'silent for four weeks, longest first'}>
            To remind
          </SectionHeading>
          <RemindTable caption="Practices to remind" practices={toRemind} here={here} note={page.notTicked || undefined} />
          {others}
        </section>
        <section aria-labelledby="mail">
          <SectionHeading id="mail">What they get</SectionHeading>
          <p className="soft">It goes to the person who makes the practice’s return, else to everybody there who has joined.</p>
          <Textarea
            name="word"
            label="A word of your own"
            hint={`It goes by mail, unencrypted: nothing about what a practice does, nothing that identifies a patient, no web address. Without one: “${BASE_WORD}”`}
            optional
            rows={2}
            limit={WORD_LIMIT}
          />
          <ButtonRow>
            <Button name="do" value="send">
              {sentBefore ? 'Send the reminder' : `Send the reminder to ${ticked}`}
            </Button>
            <Button name="do" value="show" variant="quiet">
              Show the mail with my word
            </Button>
          </ButtonRow>
          <section className="panel mail-preview" aria-label="The mail">
            <h3>{preview.subject}</h3>
            {preview.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </section>
          <ToTelephone practices={toTelephone} here={here} />
        </section>
      </div>
      {unreachable.length > 0 ? (
        <section aria-labelledby="unreachable">
          <SectionHeading id="unreachable" beside="the last mail came back: telephone, or tick to try again">
            Not reachable: {unreachable.length}
          </SectionHeading>
          <RemindTable caption="Practices that mail does not reach" practices={unreachable} here={here} withPhone />
        </section>
      ) : null}
    </>
  )
}

const NotYetToo = ({ href, notYet }: { href: string; notYet: number }) => (
  <p>
    <a href={href}>Also those that report, but not yet this week ({notYet})</a>
  </p>
)
