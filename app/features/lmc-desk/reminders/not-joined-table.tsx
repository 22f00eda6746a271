import { PhoneNumber } from '#app/features/lmc-desk/calls/officer-calls.tsx'
import { dayAndMonth } from '#app/platform/dates-in-words.ts'
import { ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { Table } from '#app/ui/table.tsx'
import { INVITED_WORDS, type NotJoinedPractice } from './invited-rules.ts'

/** Practices with nobody in Concert: no mail reaches them, so each leads to an invitation. */
export function NotJoinedTable({ practices, here }: { practices: NotJoinedPractice[]; here: string }) {
  return (
    <>
      <ButtonRow>
        <LinkButton href={`${here}/people/list`} variant="quiet">
          Invite many from a list
        </LinkButton>
        <a href={`${here}/people#invitations`}>Invitations sent, and send one again</a>
      </ButtonRow>
      <Table
        dense
        inLines
        caption="Practices in which nobody has joined"
        spokenCaption
        empty="Every practice here has somebody who has joined."
        columns={[
          { key: 'practice', label: 'Practice' },
          { key: 'town', label: 'Town', phoneLabel: '' },
          { key: 'invited', label: 'Invitation', phoneLabel: '' },
          { key: 'phone', label: 'Telephone', phoneLabel: '' },
        ]}
        rows={practices.map(({ code, name, town, telephone, invited }) => ({
          key: code,
          cells: [
            <a key="name" href={`${here}/practices/${code}`}>
              {name}
            </a>,
            town,
            `${INVITED_WORDS[invited.state]}${invited.on ? `, ${dayAndMonth(invited.on)}` : ''}`,
            telephone ? <PhoneNumber key="phone" telephone={telephone} /> : 'not in the register',
          ],
        }))}
      />
    </>
  )
}
