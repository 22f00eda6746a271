import type { Day } from '#app/platform/time.ts'
import { prepared } from '#db/client.server.ts'

type Waiting = { id: string; title: string; answerBy: Day | null; endsOn: Day | null; lineId: string | null }

/**
 * Letters that wait for an answer or for the last day of what they end: not taken back, without an outcome; the day asked for counts
 * until a reply came or another letter of ours went.
 */
export const waiting = prepared((db) =>
  db.$client.prepare<unknown[], Waiting>(`
    with came as (
      select l.id, l.title, l.subject, l.line_id as lineId, l.answer_by as answerBy, l.ends_on as endsOn,
        exists (select 1 from letters f where f.follows_id = l.id) as followed,
        max(e.kind = 'reply' and b.id is null) as replied,
        max((e.kind = 'outcome' and b.id is null) or (e.kind = 'taken-back' and e.takes_back_id is null)) as over
      from letters l left join letter_events e on e.letter_id = l.id left join letter_events b on b.takes_back_id = e.id
      where l.practice_code = @practiceCode and (l.answer_by >= @from or l.ends_on >= @from)
      group by l.id)
    select id, coalesce(subject, title) as title, endsOn, lineId,
      case when coalesce(replied, 0) = 0 and followed = 0 then answerBy end as answerBy
    from came where coalesce(over, 0) = 0`),
)
