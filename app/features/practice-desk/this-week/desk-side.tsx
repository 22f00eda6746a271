import type { ReactNode } from 'react'
import { publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { LocalNoteLine } from '#app/features/menu/local-notes/local-note-view.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import type { DeskPage } from './desk-queries.server.ts'

type DeskSideProps = {
  desk: DeskPage
  /** Who sees the answers can be changed by the reader. */
  mayChoose: boolean
  /** What stands at its head. */
  first: ReactNode
  /** What stands at its foot. */
  last: ReactNode
}

/** Beside the desk: what is under way, what the LMC says, who sees the answers, and the menu they are about. */
export function DeskSide({ desk, mayChoose, first, last }: DeskSideProps) {
  const { details, menu, actions, offTheMenu } = desk
  const here = `/practice/${details.code}`
  const noted = [...actions, ...offTheMenu].flatMap(({ offer, localNote }) => (localNote ? [{ offer, note: localNote }] : []))
  return (
    <>
      {first}
      {details.lmc && noted.length > 0 ? (
        <>
          <SectionHeading>{details.lmc.name} says</SectionHeading>
          {noted.map(({ offer, note }) => (
            <p key={offer.actionSlug} className="row-note">
              <a href={`${here}/actions/${offer.actionSlug}`}>{offer.shortTitle}</a>: <LocalNoteLine note={note} />
            </p>
          ))}
        </>
      ) : null}
      {details.open ? (
        <section className="not-on-paper">
          <SectionHeading>Our return</SectionHeading>
          <p>
            <a href={`${here}/return`}>What it confirms, and who is reminded</a>
            {details.lmc ? (
              <>
                {' '}
                · <a href={`${here}/call`}>Ask {details.lmc.name} to call</a> ·{' '}
                <a href={`${here}/office-notes`}>What its office noted about us</a>
              </>
            ) : null}
          </p>
        </section>
      ) : null}
      <section className="not-on-paper">
        <SectionHeading>When a service fails</SectionHeading>
        <p>
          <a href={`${here}/failures`}>Failures your practice logged</a> · <a href={`${here}/claims`}>Claims</a> ·{' '}
          <a href={`${here}/providers`}>Local providers</a> · <a href={`${here}/legal`}>Going to law</a>
          {details.open ? (
            <>
              {' '}
              · <a href={`${here}/failures/new`}>Log one</a>
            </>
          ) : null}
        </p>
      </section>
      <SectionHeading>Who sees this</SectionHeading>
      <WhoSees desk={desk} mayChoose={mayChoose} />
      {menu ? (
        <>
          <SectionHeading>The menu</SectionHeading>
          <p>
            <a href="/menu">{menu.edition.title}</a>, published {publishedWords(menu.edition)}
            {menu.round.ended ? '. This round has ended.' : '.'}{' '}
            <a className="not-on-paper" href={`${here}/feedback`}>
              Feedback to the committee, and its answers
            </a>
          </p>
        </>
      ) : null}
      {last}
    </>
  )
}

function WhoSees({ desk: { details, sharing }, mayChoose }: { desk: DeskPage; mayChoose: boolean }) {
  const here = `/practice/${details.code}`
  return (
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
      {mayChoose ? null : 'A partner of the practice can change this. '}
      <span className="not-on-paper">
        {mayChoose ? (
          <>
            <a href={`${here}/sharing`}>{sharing ? 'Change' : 'Choose'}</a> ·{' '}
          </>
        ) : null}
        <a href={`${here}/who-looked`}>Who looked</a> · <a href={`${here}/evidence`}>Evidence pack</a>
      </span>
    </p>
  )
}
