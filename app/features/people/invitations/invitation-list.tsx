import { Button, ButtonRow } from '#app/ui/button.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { Textarea } from '#app/ui/inputs.tsx'
import { ErrorSummary, SuccessNote } from '#app/ui/messages.tsx'
import { WithNotes } from '#app/ui/with-notes.tsx'
import { RightLines, WrongLines } from './checked-list-table.tsx'
import { LONGEST_LIST } from './invitation-rules.ts'
import type { CheckedLine } from './send-invitation-list.server.ts'

type NotSent = Extract<CheckedLine, { ok: false }>
/** What the page answers to a list: what is wrong with it, each line checked, or what was sent. */
export type ListAnswer = {
  errors: Record<string, string>
  values: Record<string, string>
  checked: CheckedLine[] | null
  sent: { sent: number; notSent: NotSent[] } | null
}

type InvitationListProps = {
  answer: ListAnswer | undefined
  /** The page of people, and its name. */
  people: { href: string; label: string }
  /** What a line holds. */
  hint: string
  notes: string[]
}

/** Inviting from a list: check it, read what is right and what is not, send. */
export function InvitationList({ answer, people, hint, notes }: InvitationListProps) {
  const right = answer?.checked?.filter((line) => line.ok).length ?? 0
  return (
    <FormState values={answer?.values} errors={answer?.errors}>
      <ErrorSummary />
      {answer?.sent ? (
        <SuccessNote title={`${answer.sent.sent} ${answer.sent.sent === 1 ? 'invitation is' : 'invitations are'} on their way.`}>
          <p>
            What became of each mail stands under <a href={`${people.href}#invitations`}>invitations</a>.
          </p>
        </SuccessNote>
      ) : null}
      <PageHeading
        above={<a href={people.href}>{people.label}</a>}
        lead="Every line is checked first. Nothing is sent until you have seen the list."
      >
        Invite from a list
      </PageHeading>
      <WithNotes notes={notes}>
        {answer?.sent && answer.sent.notSent.length > 0 ? <WrongLines lines={answer.sent.notSent} caption="Not sent" /> : null}
        {answer?.checked ? (
          <>
            <RightLines lines={answer.checked} />
            <WrongLines lines={answer.checked} caption="Not to be sent" />
            {right > 0 ? (
              <form method="post">
                <input type="hidden" name="list" value={answer.values.list ?? ''} />
                <ButtonRow>
                  <Button name="intent" value="send">
                    {right === 1 ? 'Send one invitation' : `Send ${right} invitations`}
                  </Button>
                  <a href={`${people.href}/list`}>Begin again</a>
                </ButtonRow>
              </form>
            ) : null}
          </>
        ) : null}
        <form method="post" encType="multipart/form-data" className="narrow">
          <Textarea
            name="list"
            label={answer?.checked ? 'Correct the list' : 'The list'}
            hint={`${hint} Up to ${LONGEST_LIST} lines.`}
            rows={8}
          />
          <div className="field">
            <label className="name" htmlFor="file">
              Or a CSV file<span className="optional"> (optional)</span>
            </label>
            <div className="hint" id="file-hint">
              Up to 450 kB.
            </div>
            <input id="file" name="file" aria-describedby="file-hint" type="file" accept=".csv,.txt,text/csv,text/plain" />
          </div>
          <ButtonRow>
            <Button variant={right > 0 ? 'quiet' : 'main'}>Check the list</Button>
          </ButtonRow>
        </form>
      </WithNotes>
    </FormState>
  )
}
