import { Button } from '#app/ui/button.tsx'
import { FieldLine } from '#app/ui/field.tsx'
import { FormState } from '#app/ui/form-state.tsx'
import { Select, TextInput } from '#app/ui/inputs.tsx'
import { ASKED_STATES, type ListAsked, listHref } from './list-asked-rules.ts'
import type { LmcAnswers, LmcPractice } from './lmc-answers-queries.server.ts'
import { FILTERS, type LmcFilter } from './lmc-list-rules.ts'

type Option = { value: string; label: string }
/** `parts`: how many are in each part of the list, of those under the words typed, the network, the action and the group. */
export type ToolsProps = {
  here: string
  asked: ListAsked
  parts: Record<LmcFilter, number>
  networks: string[]
  actions: Option[]
  groups: Option[]
}

/** What the tools say of a list. */
export function toolsOf(here: string, answers: LmcAnswers, asked: ListAsked, found: readonly LmcPractice[]): ToolsProps {
  const parts = Object.fromEntries(
    (Object.keys(FILTERS) as LmcFilter[]).map((show) => [show, found.filter(FILTERS[show].matches).length]),
  ) as Record<LmcFilter, number>
  const networks = [...new Set(answers.practices.flatMap(({ pcn }) => pcn ?? []))].sort()
  const actions = answers.offers.map(({ actionSlug, shortTitle }) => ({ value: actionSlug, label: shortTitle }))
  const groups = answers.groups.map(({ id, name, codes }) => ({ value: id, label: `${name} (${codes.length})` }))
  return { here, asked, parts, networks, actions, groups }
}

/** Which part of the list is shown, and a form that finds by name or code, network and action taken. */
export function PracticeListTools({ here, asked, parts, networks, actions, groups }: ToolsProps) {
  const isAsked = asked.find || asked.network || asked.action || asked.group
  return (
    <div className="heading-with-form practice-tools">
      <ul className="choices-of-links" aria-label="Show">
        {(Object.keys(FILTERS) as LmcFilter[]).map((show) => (
          <li key={show}>
            <a href={listHref(here, asked, { show })} aria-current={show === asked.show ? 'true' : undefined}>
              {FILTERS[show].label} ({parts[show]})
            </a>
          </li>
        ))}
      </ul>
      <form method="get" action={`${here}#practices`}>
        <FormState
          values={{ find: asked.find, network: asked.network, action: asked.action, state: asked.state, group: asked.group }}
        >
          <input type="hidden" name="show" value={asked.show} />
          <input type="hidden" name="sort" value={asked.sort} />
          <FieldLine>
            <TextInput name="find" type="search" label="Name, code or town" width="short" />
            {networks.length > 0 ? (
              <Select
                name="network"
                label="Network"
                width="medium"
                unchosen="all networks"
                options={networks.map((name) => ({ value: name, label: name }))}
              />
            ) : null}
            <Select name="action" label="Action" width="medium" unchosen="any or none" options={actions} />
            <Select
              name="state"
              label="Those that share and"
              width="medium"
              options={Object.entries(ASKED_STATES).map(([value, label]) => ({ value, label }))}
            />
            {groups.length > 0 ? (
              <Select name="group" label="Group" width="medium" unchosen="all practices" options={groups} />
            ) : null}
            <Button variant="quiet">Show</Button>
            {isAsked ? (
              <a href={listHref(here, asked, { find: '', network: '', action: '', state: 'taking', group: '' })}>
                Show all again
              </a>
            ) : null}
          </FieldLine>
        </FormState>
      </form>
    </div>
  )
}
