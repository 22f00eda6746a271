import type { Answer } from '#app/features/adoption/statements/adoption-form.ts'
import { StateTag } from '#app/features/adoption/statements/state-tag.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { Item, ItemList } from '#app/ui/item-list.tsx'
import type { DeskAction, DeskPage } from './desk-queries.server.ts'

/** Every action of the desk with the ways it can have changed: progress, stopped, planned, taken, anything else. */
export function ChangesList({ desk: { actions, offTheMenu, details } }: { desk: DeskPage }) {
  const decided = [...actions, ...offTheMenu].filter(({ current }) => current)
  const notDecided = actions.filter(({ current }) => !current)
  return (
    <>
      {decided.length > 0 ? (
        <>
          <SectionHeading>Our actions</SectionHeading>
          <Rows actions={decided} practiceCode={details.code} />
        </>
      ) : null}
      {notDecided.length > 0 ? (
        <>
          <SectionHeading beside={<a href={`/practice/${details.code}/choose`}>Choose several at once</a>}>
            Not decided yet
          </SectionHeading>
          <Rows actions={notDecided} practiceCode={details.code} />
        </>
      ) : null}
    </>
  )
}

function Rows({ actions, practiceCode }: { actions: DeskAction[]; practiceCode: string }) {
  return (
    <ItemList>
      {actions.map((action) => (
        <Item
          key={action.offer.actionSlug}
          title={action.offer.shortTitle}
          tags={<StateTag current={action.current} />}
          action={<Ways action={action} practiceCode={practiceCode} />}
        />
      ))}
    </ItemList>
  )
}

type Way = { words: string; href: string }

function Ways({ action, practiceCode }: { action: DeskAction; practiceCode: string }) {
  const ways = waysOf(action, `/practice/${practiceCode}/actions/${action.offer.actionSlug}`)
  return (
    <ul className="ways" aria-label={`What changed: ${action.offer.shortTitle}`}>
      {action.current ? <li className="soft">Still the same: leave it</li> : null}
      {ways.map(({ words, href }) => (
        <li key={words}>
          <a href={href}>
            {words}
            <span className="spoken">: {action.offer.shortTitle}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}

function waysOf({ current, open }: DeskAction, here: string): Way[] {
  const answer = (words: string, which: Answer): Way => ({ words, href: `${here}?answer=${which}` })
  const isTaken = current?.state === 'taking'
  const isLive = isTaken || current?.state === 'planned' || current?.state === 'considering'
  return [
    ...(isLive && open.length > 0 ? [{ words: 'Something is new', href: `${here}/progress` }] : []),
    ...(!isTaken && open.includes('taking') ? [answer('Taken now', 'full')] : []),
    ...(isTaken && open.includes('stopped') ? [answer('Stopped', 'stopped')] : []),
    ...(!isTaken && current?.state !== 'planned' && open.includes('planned') ? [answer('Planned', 'planned')] : []),
    ...(open.length > 0 ? [{ words: 'Another answer', href: `${here}#another` }] : []),
  ]
}
