import { expect, test } from 'vitest'
import { freshDatabase } from '#test/support/database.ts'

test.each([
  ['what ran out is found by its time', 'select 1 from sessions where expires_at <= 1', 'sessions_by_expiry'],
  ['so are questions nobody answered', 'select 1 from challenges where expires_at <= 1', 'challenges_by_expiry'],
  [
    'and invitations whose address is to be forgotten',
    'select 1 from invitations where email is not null and expires_at <= 1',
    'invitations_to_forget',
  ],
  ['the invitations a person accepted', 'select 1 from invitations where accepted_by = 1', 'invitations_by_acceptance'],
  ['the officers of an LMC', "select 1 from person_standings where lmc_slug = 'x'", 'person_standings_by_lmc'],
  ['the officers of an office', "select 1 from person_standings where office_slug = 'x'", 'person_standings_by_office'],
  ['the people of a role', "select person_id from person_standings where role = 'committee-editor'", 'person_standings_by_role'],
  [
    'the current state that rests on an entry',
    'select 1 from adoption_standings where entry_id = 1',
    'adoption_standings_by_entry',
  ],
])('%s: sought in an index, however many there are', (_what, sql, index) => {
  const plan = freshDatabase().$client.prepare(`explain query plan ${sql}`).all() as { detail: string }[]
  expect(plan.map(({ detail }) => detail).join()).toMatch(new RegExp(`SEARCH .* USING (COVERING )?INDEX ${index} `))
})
