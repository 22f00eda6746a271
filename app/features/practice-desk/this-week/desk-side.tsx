import { publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { LocalNoteLine } from '#app/features/menu/local-notes/local-note-view.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import type { DeskPage } from './desk-queries.server.ts'

/** Beside the desk: what the LMC says, who sees the answers, and the menu they are about. `mayChoose`: who sees them can be changed by the reader. */
export function DeskSide({ desk, mayChoose }: { desk: DeskPage; mayChoose: boolean }) {
  const { details, menu, actions, offTheMenu, sharing } = desk
  const here = `/practice/${details.code}`
  const noted = [...actions, ...offTheMenu].flatMap(({ offer, localNote }) => (localNote ? [{ offer, note: localNote }] : []))
  return (
    <>
      {details.lmc && noted.length > 0 ? (
        <>
          <SectionHeading>{details.lmc.name} says</SectionHeading>
          {noted.map(({ offer, note }) => (
            <p key={offer.actionSlug} className="row-note">
              <a href={`${here}/actions/${offer.actionSlug}`}>{offer.title}</a>: <LocalNoteLine note={note} />
            </p>
          ))}
        </>
      ) : null}
      <SectionHeading>Who sees this</SectionHeading>
      <p>
        {sharing?.sharesByName ? (
          <>
            You <strong>share by name with your LMC</strong>; no one else sees what you do.
          </>
        ) : (
          <>
            Your answers are counted <strong>without your name</strong>: not even your LMC sees what you do.
          </>
        )}{' '}
        {mayChoose ? (
          <a href={`${here}/sharing`}>{sharing ? 'Change' : 'Choose'}</a>
        ) : (
          'A partner of the practice can change this.'
        )}
      </p>
      <ul className="plain-list">
        <li>
          <a href={`${here}/who-looked`}>Who looked</a>
        </li>
        <li>
          <a href={`${here}/feedback`}>Feedback to the committee, and its answers</a>
        </li>
      </ul>
      {menu ? (
        <>
          <SectionHeading>The menu</SectionHeading>
          <p>
            <a href="/menu">{menu.edition.title}</a>, published {publishedWords(menu.edition)}
            {menu.round.ended ? '. This round has ended.' : '.'}
          </p>
        </>
      ) : null}
    </>
  )
}
