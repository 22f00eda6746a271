import { BallotLines } from '#app/features/ballots/records/ballot-lines.tsx'
import { UnseenNote } from '#app/features/help/publications/unseen-note.tsx'
import { AnnouncedLines } from '#app/features/menu/announced/announced-lines.tsx'
import type { Instant } from '#app/platform/time.ts'
import type { DeskNews } from './desk-news.server.ts'

/** Beside a desk: what the committee has announced, and the vote. */
export const AnnouncedAndVote = ({ news: { announced, ballots } }: { news: DeskNews }) => (
  <>
    <AnnouncedLines announced={announced} />
    <BallotLines lines={ballots} />
  </>
)

type NotSeenYetProps = {
  news: Pick<DeskNews, 'unseen'>
  /** The desk. */
  back: string
  /** Editions published after this instant are told by the page itself. */
  menuToldSince?: Instant | undefined
}

/** At the head of a desk: what the committee published that its reader has not seen yet. */
export function NotSeenYet({ news, back, menuToldSince = Number.POSITIVE_INFINITY }: NotSeenYetProps) {
  return <UnseenNote unseen={news.unseen.filter(({ kind, at }) => kind !== 'Menu' || at <= menuToldSince)} back={back} />
}

/** The same for a page that draws the vote itself: what is announced, and votes announced without days, side by side. */
export const AnnouncedBeside = ({ news: { announced, announcedVotes } }: { news: DeskNews }) =>
  announced.length + announcedVotes.length > 0 ? (
    <div className="halves">
      <AnnouncedLines announced={announced} />
      <BallotLines lines={announcedVotes} />
    </div>
  ) : null
