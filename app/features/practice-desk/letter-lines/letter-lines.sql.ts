import { prepared } from '#db/client.server.ts'
import type { Outcome, ReplyKind } from '../letter-texts/letter-words.ts'

/**
 * Letters begun from a line, those that went before lines had letters and whose subject begins with its name, and the review of all
 * agreements (`review`, for one that waits for a decision).
 */
export const aboutLine = prepared((db) =>
  db.$client
    .prepare<unknown[], string>(`select id from letters l where practice_code = @practiceCode and family = 'system'
       and (line_id = @lineId or letter_slug = @review or (line_id is null and @name <> '' and ends_on is not null and instr(lower(subject), lower(@name)) = 1))
       order by sent_on desc, year desc, number desc limit 8`)
    .pluck(),
)

type LetterRow = { lineId: string; id: string; sentOn: string | null; reply: ReplyKind | null; outcome: Outcome | null }

export const byLine = prepared((db) =>
  db.$client.prepare<unknown[], LetterRow>(`select lineId, id, sentOn, reply, outcome from (
     select l.line_id as lineId, l.id, l.sent_on as sentOn, l.year, l.number,
       (select e.what from letter_events e where e.letter_id = l.id and e.kind = 'reply'
          and not exists (select 1 from letter_events b where b.takes_back_id = e.id) order by e.recorded_at desc, e.id desc limit 1) as reply,
       (select e.what from letter_events e where e.letter_id = l.id and e.kind = 'outcome'
          and not exists (select 1 from letter_events b where b.takes_back_id = e.id) order by e.recorded_at desc, e.id desc limit 1) as outcome
     from letters l where l.practice_code = @practiceCode and l.line_id is not null
       and not exists (select 1 from letter_events e where e.letter_id = l.id and e.kind = 'taken-back' and e.takes_back_id is null)
     union all
     select line_id, id, null, year, number, null, null from letter_drafts where practice_code = @practiceCode and line_id is not null)
     order by sentOn, year, number`),
)
