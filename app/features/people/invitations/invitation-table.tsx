import { ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Table } from '#app/ui/table.tsx'
import type { ShownInvitation } from './invitation-queries.server.ts'
import { INVITATION_WORDS, inOrderToAct, lastDayOf } from './invitation-rules.ts'

const MAIL_WORDS = { waiting: 'Mail waits to go out', sent: 'Mail sent', failed: 'Mail failed' } as const

function mailInWords({ mail }: ShownInvitation): string {
  if (!mail) return ''
  const why = mail.lastFailure ? `: ${mail.lastFailure}` : ''
  return `${MAIL_WORDS[mail.state]}${why}`
}

/**
 * The invitations of a scope: the state of each, and of its mail. Addresses show only while an invitation waits, buttons only to
 * people who may use them.
 */
export function InvitationTable({ invitations, withScope = false }: { invitations: ShownInvitation[]; withScope?: boolean }) {
  const waiting = invitations.filter(({ state }) => state === 'waiting').length
  const failed = invitations.filter(({ mail }) => mail?.state === 'failed').length
  return (
    <Table
      caption="Invitations"
      spokenCaption
      columns={[
        { key: 'who', label: 'Invited' },
        { key: 'state', label: 'State, and its mail' },
        { key: 'act', label: 'Change' },
      ]}
      rows={inOrderToAct(invitations).map((one) => ({
        key: one.id,
        cells: [
          <Invited key="who" invitation={one} withScope={withScope} />,
          <Standing key="state" invitation={one} />,
          one.mayRevoke || one.maySendAgain ? <Acts key="acts" invitation={one} /> : '',
        ],
      }))}
      empty="No invitations yet."
      note={
        invitations.length === 0
          ? undefined
          : `${invitations.length === 1 ? 'One invitation' : `${invitations.length} invitations`}: ${waiting} waiting${failed > 0 ? `, ${failed} whose mail failed` : ''}. ${invitations.length === 1 ? '' : 'What failed stands first, then what ended without an answer, then what waits, longest first. '}Addresses are kept only while an invitation waits.`
      }
    />
  )
}

type OneProps = { invitation: ShownInvitation }

/** To whom, as what and, on a page of several places, where. */
function Invited({ invitation: one, withScope }: OneProps & { withScope: boolean }) {
  const where = one.scopeName ? `${one.scopeName}${one.practiceCode ? ` (${one.practiceCode})` : ''}` : 'GPC England'
  return (
    <>
      <span className="long-word">{one.email ?? 'Address forgotten'}</span>
      <div className="small soft">
        {ROLE_WORDS[one.role]}
        {withScope ? `, ${where}` : ''}
      </div>
    </>
  )
}

function Standing({ invitation: one }: OneProps) {
  const sent = `Sent ${longDay(dayOf(one.createdAt))}${one.inviterName ? ` by ${one.inviterName}` : ''}.`
  return (
    <>
      {one.state === 'waiting' ? `Waiting until the end of ${longDay(lastDayOf(one.expiresAt))}` : INVITATION_WORDS[one.state]}
      <div className="small soft">
        {sent} {mailInWords(one)}
      </div>
    </>
  )
}

function Acts({ invitation: { id, email, mayRevoke, maySendAgain } }: { invitation: ShownInvitation }) {
  return (
    <form method="post">
      <input type="hidden" name="id" value={id} />
      <ButtonRow>
        {maySendAgain ? (
          <Button variant="quiet" name="intent" value="again">
            Send again<span className="spoken"> to {email}</span>
          </Button>
        ) : null}
        {mayRevoke ? (
          <Button variant="quiet" name="intent" value="revoke">
            Revoke<span className="spoken"> {email}</span>
          </Button>
        ) : null}
      </ButtonRow>
    </form>
  )
}
