import { Table } from '#app/ui/table.tsx'
import type { PracticeGroup } from './group-rules.ts'

/** The office's own groups, each with what it leads to. `here`: the LMC's desk. */
export function GroupTable({ groups, here }: { groups: readonly Pick<PracticeGroup, 'id' | 'name' | 'codes'>[]; here: string }) {
  return (
    <Table
      caption="Your groups"
      spokenCaption
      empty="Your LMC has no group yet."
      columns={[
        { key: 'name', label: 'Group' },
        { key: 'practices', label: 'Practices', numeric: true },
        { key: 'does', label: 'What to do with it' },
      ]}
      rows={groups.map(({ id, name, codes }) => ({
        key: id,
        cells: [
          name,
          codes.length,
          <span key="does" className="links-in-cell">
            <GroupLink href={`${here}?group=${id}#practices`} words="Show them" name={name} />{' '}
            <GroupLink href={`${here}/reminders?group=${id}`} words="Remind them" name={name} />{' '}
            <GroupLink href={`${here}/groups/${id}`} words="Change or remove" name={name} />
          </span>,
        ],
      }))}
    />
  )
}

const GroupLink = ({ href, words, name }: { href: string; words: string; name: string }) => (
  <a href={href}>
    {words}
    <span className="spoken">: {name}</span>
  </a>
)

type GroupChoiceProps = { groups: readonly Pick<PracticeGroup, 'id' | 'name'>[]; chosen: string; page: string; here: string }

/** Links that narrow a page to one group. `page`: its address; `here`: the LMC's desk. */
export function GroupChoice({ groups, chosen, page, here }: GroupChoiceProps) {
  if (groups.length === 0) return null
  return (
    <ul className="choices-of-links" aria-label="Group">
      {[{ id: '', name: 'All practices' }, ...groups].map(({ id, name }) => (
        <li key={id}>
          <a href={id ? `${page}?group=${id}` : page} aria-current={id === chosen ? 'true' : undefined}>
            {name}
          </a>
        </li>
      ))}
      <li>
        <a href={`${here}/groups`}>Groups: make, change</a>
      </li>
    </ul>
  )
}
