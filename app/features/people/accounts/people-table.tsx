import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Table } from '#app/ui/table.tsx'
import { LeavingWarning, ToldOfLeaving, WhatLeavingEnds } from './leaving-warning.tsx'
import type { Leaving } from './leaving-words.ts'
import { ROLE_WORDS, type Role } from './people-rules.ts'

/** A person with a role, as the page's reader may see them. `mayEnd`: the reader may end this role. */
export type ShownPerson = {
  roleId: string
  name: string
  role: Role
  startedAt: number
  scopeName: string | null
  mayEnd: boolean
  self: boolean
}

type Props = { people: ShownPerson[]; caption: string; withScope?: boolean; here: string }

/** People with their roles and since when. Ending a role leads to a question on the same page. */
export function PeopleTable({ people, caption, withScope = false, here }: Props) {
  return (
    <Table
      caption={caption}
      spokenCaption
      columns={[
        { key: 'name', label: 'Name' },
        { key: 'role', label: 'Role' },
        ...(withScope ? [{ key: 'where', label: 'Where' }] : []),
        { key: 'since', label: 'Since', wideOnly: true },
        { key: 'end', label: 'Leaving' },
      ]}
      rows={people.map((person) => ({
        key: person.roleId,
        cells: [
          person.self ? `${person.name} (you)` : person.name,
          ROLE_WORDS[person.role],
          ...(withScope ? [person.scopeName ?? 'GPC England'] : []),
          longDay(dayOf(person.startedAt)),
          person.mayEnd ? (
            <a key="end" href={`${here}?end=${person.roleId}#end`}>
              {person.self ? 'Leave' : 'End'}
              <span className="spoken"> {person.self ? '' : person.name}</span>
            </a>
          ) : (
            ''
          ),
        ],
      }))}
      empty="Nobody yet."
    />
  )
}

/** A person whose role may be ended, with what their colleagues will lack. */
export type Ending = Pick<ShownPerson, 'roleId' | 'name' | 'role' | 'scopeName' | 'self'> & { leaving: Leaving[] }

/** The question before a role is ended: what ends with it, and what follows. */
export function EndQuestion({ person, here }: { person: Ending; here: string }) {
  const what = `${ROLE_WORDS[person.role]}${person.scopeName ? ` of ${person.scopeName}` : ''}`
  return (
    <div id="end">
      <Panel title={person.self ? `Leave as ${what}` : `${person.name} leaves as ${what}`}>
        <LeavingWarning leaving={person.leaving} />
        <WhatLeavingEnds name={person.self ? undefined : person.name}>
          <li>The days from and to stay on record.</li>
        </WhatLeavingEnds>
        <form method="post" action={`${here}?end=${person.roleId}`}>
          <input type="hidden" name="intent" value="end" />
          <input type="hidden" name="id" value={person.roleId} />
          <ToldOfLeaving leaving={person.leaving} />
          <ButtonRow>
            <Button variant="grave">{person.self ? 'Leave now' : `End now`}</Button>
            <a href={here}>Keep it as it is</a>
          </ButtonRow>
        </form>
      </Panel>
    </div>
  )
}
