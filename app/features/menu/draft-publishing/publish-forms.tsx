import { DiscardDraft } from '#app/features/editors/drafts/discard-draft.tsx'
import { TOLD_CHOICES } from '#app/features/menu/announcements/told-choices.ts'
import { offerStatusWords } from '#app/features/menu/editions/menu-rules.ts'
import { longDay, moment } from '#app/platform/dates-in-words.ts'
import type { Day, Instant } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Fieldset, Radios } from '#app/ui/choices.tsx'
import { Form } from '#app/ui/form.tsx'
import { DateInput, TextInput } from '#app/ui/inputs.tsx'
import type { DraftPage } from './draft-queries.server.ts'

type PublishFormsProps = {
  version: number
  publishAt: Instant | null
  open: boolean
  mayApprove: boolean
  mayPublish: boolean
  /** The first day on which it may be published, where that is later than today. */
  publishFrom: Day | null
  /** The time typed comes twice that night: ask which one is meant. */
  twice: boolean
}

/** Says of a draft which actions it calls again whose own pages still tell of their end, with the way to rewrite each. */
export function OldWords({ oldWords }: Pick<DraftPage, 'oldWords'>) {
  if (oldWords.length === 0) return null
  return (
    <>
      <p>
        This calls again what was off the menu. The page of each action below still tells of its end: correct its guidance and
        publish both, or readers find an action that is called and withdrawn at once.
      </p>
      <ul>
        {oldWords.map(({ action, title, off }) => (
          <li key={action}>
            <a href={`/actions/${action}`}>{title}</a>: {offerStatusWords[off.status].toLowerCase()} by {off.title}, {off.when}
            <Form method="post" action="/committee/records">
              <input type="hidden" name="kind" value="guidance" />
              <input type="hidden" name="subject" value={action} />
              <Button variant="quiet">
                Correct its guidance<span className="spoken">: {title}</span>
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </>
  )
}

type PublicationDayProps = Pick<DraftPage, 'publishFrom' | 'early'> & { here: string }

/** Says of a draft in which something rests or leaves from a later day when it is published, and what begins before that day. */
export function PublicationDay({ publishFrom, early, here }: PublicationDayProps) {
  if (!publishFrom) return null
  return (
    <>
      <p>
        Something rests or leaves from {longDay(publishFrom)}, so this edition is published on that day or later, at a time you
        set.
      </p>
      {early.length > 0 ? (
        <>
          <p>This begins earlier, and would be published after its first day. Give it an edition of its own, published before:</p>
          <ul>
            {early.map(({ action, title, status, from }) => (
              <li key={action}>
                <a href={`${here}/actions/${action}`}>{title}</a>: {offerStatusWords[status].toLowerCase()} from {longDay(from)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}

/** The actions open on a draft: approve, publish now, set or clear a time, discard. Each form names the version it is for. */
export function PublishForms({ version, publishAt, open, mayApprove, mayPublish, publishFrom, twice }: PublishFormsProps) {
  if (!open) return null
  const meant = <input type="hidden" name="version" value={version} key={version} />
  return (
    <>
      {mayApprove ? (
        <Form method="post">
          {meant}
          <Button name="do" value="approve">
            Approve it as it stands
          </Button>
        </Form>
      ) : null}
      {mayPublish ? (
        <>
          {publishFrom ? null : (
            <Form method="post">
              {meant}
              <Radios id="told-now" name="told" label="Who is told by mail" choices={[...TOLD_CHOICES]} />
              <Button name="do" value="publish">
                Publish now
              </Button>
            </Form>
          )}
          <Form method="post" noValidate>
            {meant}
            <Fieldset legend={publishFrom ? 'Time of publication' : 'Or at a set time'}>
              {publishAt ? <p>Set: {moment(publishAt)}, London time.</p> : null}
              <DateInput name="on" label="Day" />
              <Radios id="told-then" name="told" label="Who is told by mail then" choices={[...TOLD_CHOICES]} />
              <TextInput name="at" label="Time in London" hint="Such as 09:00." width="short" />
              {twice ? (
                <Radios
                  name="zone"
                  label="Which of the two"
                  choices={[
                    { value: 'BST', label: 'The first, in summer time (BST)' },
                    { value: 'GMT', label: 'The second, an hour later (GMT)' },
                  ]}
                />
              ) : null}
            </Fieldset>
            <ButtonRow>
              <Button variant="quiet" name="do" value="set">
                {publishAt ? 'Set another time' : 'Set the time'}
              </Button>
            </ButtonRow>
          </Form>
        </>
      ) : null}
      {publishAt ? (
        <Form method="post">
          {meant}
          <Button variant="quiet" name="do" value="unset">
            Take the time back
          </Button>
        </Form>
      ) : null}
      <DiscardDraft meant={meant} />
    </>
  )
}

type Approval = { approved: boolean; approvedBy: string | null; voidApproval: boolean }

/** Who approved the draft, or still has to. `missed`: its set time passed without publication. */
export function ApprovalWords({ page, own, missed }: { page: Approval; own: boolean; missed: boolean }) {
  const { approved, approvedBy, voidApproval } = page
  const since = missed ? ', so it was not published at its set time' : ''
  return (
    <p>
      {voidApproval ? `${approvedBy} approved it and is no longer an editor: that approval is void${since}. ` : null}
      {approved
        ? `Approved by ${approvedBy} as it stands now.`
        : own
          ? 'Another editor must approve it, because you saved it last.'
          : 'It waits for your approval, or another editor’s.'}
    </p>
  )
}
