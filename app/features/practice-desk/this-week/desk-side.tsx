import type { BallotLine } from '#app/features/ballots/records/ballot-line-queries.server.ts'
import { BallotLines } from '#app/features/ballots/records/ballot-lines.tsx'
import { AnnouncedLines } from '#app/features/menu/announced/announced-lines.tsx'
import type { AnnouncedAction } from '#app/features/menu/announced/announced-queries.server.ts'
import { type Offer, publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import type { LocalNote } from '#app/features/menu/local-notes/local-note-rules.ts'
import { LocalNoteLine } from '#app/features/menu/local-notes/local-note-view.tsx'
import { UnderWayList } from '#app/features/practice-desk/under-way/under-way.tsx'
import type { UnderWay } from '#app/features/practice-desk/under-way/under-way-queries.server.ts'
import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import { SectionHeading } from '#app/ui/headings.tsx'
import type { DeskPage } from './desk-queries.server.ts'

/** All that stands beside a desk, in plain values. */
export type DeskSideProps = {
  details: Pick<PracticeDetails, 'code' | 'open' | 'lmc'>
  menu: { title: string; published: string; ended: boolean } | null
  /** What the LMC says, by action. */
  noted: { offer: Pick<Offer, 'actionSlug' | 'shortTitle'>; note: LocalNote }[]
  sharing: { sharesByName: boolean } | null
  /** Who sees the answers can be changed by the reader. */
  mayChoose: boolean
  underWay: Omit<UnderWay, 'marks'>
  announced: readonly AnnouncedAction[]
  ballots: BallotLine[]
}

/** What stands beside this desk. */
export function besideDesk(
  { details, menu, actions, offTheMenu, sharing }: DeskPage,
  around: Pick<DeskSideProps, 'mayChoose' | 'underWay' | 'announced' | 'ballots'>,
): DeskSideProps {
  const { code, open, lmc } = details
  return {
    details: { code, open, lmc },
    menu: menu && { title: menu.edition.title, published: publishedWords(menu.edition), ended: menu.round.ended },
    noted: [...actions, ...offTheMenu].flatMap(({ offer: { actionSlug, shortTitle }, localNote: note }) =>
      note ? [{ offer: { actionSlug, shortTitle }, note }] : [],
    ),
    sharing: sharing && { sharesByName: sharing.sharesByName },
    ...around,
  }
}

/** Beside the desk: what is under way, what the LMC says, who sees the answers, and the menu they are about. */
export function DeskSide({ details, menu, noted, sharing, mayChoose, underWay, announced, ballots }: DeskSideProps) {
  const here = `/practice/${details.code}`
  return (
    <>
      <UnderWayList here={here} underWay={underWay} />
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
      <WhoSees {...{ details, sharing, mayChoose }} />
      {menu ? (
        <>
          <SectionHeading>The menu</SectionHeading>
          <p>
            <a href="/menu">{menu.title}</a>, published {menu.published}
            {menu.ended ? '. This round has ended.' : '.'}{' '}
            <a className="not-on-paper" href={`${here}/feedback`}>
              Feedback to the committee, and its answers
            </a>
          </p>
        </>
      ) : null}
      <AnnouncedLines announced={announced} />
      <BallotLines lines={ballots} />
    </>
  )
}

function WhoSees({ details, sharing, mayChoose }: Pick<DeskSideProps, 'details' | 'sharing' | 'mayChoose'>) {
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
