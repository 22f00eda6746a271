import { and, eq, inArray } from 'drizzle-orm'
import { recordEvent } from '#app/features/audit/chain/record-event.server.ts'
import type { Actor } from '#app/features/people/accounts/people-rules.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { newId } from '#app/platform/id.server.ts'
import { dayOf, type Instant } from '#app/platform/time.ts'
import { type Db, inTransaction } from '#db/client.server.ts'
import { practiceGroupMembers, practiceGroups } from '#db/schema/lmc-groups.ts'
import { groupsOfLmc } from './group-queries.server.ts'
import { codesInWords, foldedName, GROUP_REFUSALS, MOST_GROUPS } from './group-rules.ts'

/** `id`: null = a new group. `ticked` and `pasted`: codes. `seen`: the version that the form was drawn from, '' for a new one. */
export type WantedGroup = {
  lmcSlug: string
  id: string | null
  name: string
  ticked: readonly string[]
  pasted: readonly string[]
  seen: string
}
export type GroupOutcome = { ok: true; id: string; practices: number } | { ok: false; field: string; words: string }

const refused = (field: string, reason: keyof typeof GROUP_REFUSALS): GroupOutcome => ({
  ok: false,
  field,
  words: GROUP_REFUSALS[reason],
})

/**
 * Makes or changes an LMC's own group. The caller checks that they are an officer of the LMC. Its practices are those ticked and those
 * pasted; a code pasted that is no open practice of the LMC refuses the form, a practice ticked that left meanwhile is left out. The same
 * form sent twice makes one group.
 */
export function saveGroup(
  db: Db,
  { lmcSlug, id, name, ticked, pasted, seen }: WantedGroup,
  by: Actor,
  now: Instant,
): GroupOutcome {
  return inTransaction(db, (tx): GroupOutcome => {
    const here = new Set(practicesOfLmc(tx, lmcSlug, dayOf(now)).map(({ code }) => code))
    const unknown = pasted.filter((code) => !here.has(code))
    if (unknown.length > 0) return { ok: false, field: 'codes', words: unknownInWords(unknown) }
    const wanted = new Set([...ticked, ...pasted].filter((code) => here.has(code)))
    const own = groupsOfLmc(tx, lmcSlug, here)
    const before = own.find((group) => group.id === id)
    if (id !== null && !before) return refused('', 'removed-meanwhile')
    const namesake = own.find((group) => group.id !== id && foldedName(group.name) === foldedName(name))
    if (namesake && id === null && namesake.version === 1 && sameOnes(namesake.codes, wanted))
      return { ok: true, id: namesake.id, practices: wanted.size }
    if (namesake) return refused('name', 'name-taken')
    if (!before && own.length >= MOST_GROUPS) return refused('', 'too-many')
    if (before && before.name === name && sameOnes(before.codes, wanted))
      return { ok: true, id: before.id, practices: wanted.size }
    if (before && String(before.version) !== seen) return refused('', 'changed-meanwhile')
    const saved = { name, nameFolded: foldedName(name), savedAt: now, savedBy: by.personId, version: (before?.version ?? 0) + 1 }
    const groupId = before?.id ?? newId()
    if (before) tx.update(practiceGroups).set(saved).where(eq(practiceGroups.id, groupId)).run()
    else
      tx.insert(practiceGroups)
        .values({ id: groupId, lmcSlug, madeAt: now, madeBy: by.personId, ...saved })
        .run()
    const out = (before?.codes ?? []).filter((code) => !wanted.has(code))
    tx.delete(practiceGroupMembers)
      .where(and(eq(practiceGroupMembers.groupId, groupId), inArray(practiceGroupMembers.practiceCode, out)))
      .run()
    for (const practiceCode of wanted)
      tx.insert(practiceGroupMembers).values({ groupId, practiceCode, addedAt: now }).onConflictDoNothing().run()
    const detail = { group: groupId, practices: wanted.size }
    recordEvent(tx, { at: now, actor: by.personId, action: 'lmc-group.saved', subject: lmcSlug, detail })
    return { ok: true, id: groupId, practices: wanted.size }
  })
}

const sameOnes = (codes: string[], wanted: ReadonlySet<string>) =>
  codes.length === wanted.size && codes.every((code) => wanted.has(code))

const unknownInWords = (codes: string[]) =>
  codes.length === 1
    ? `${codes[0]} is no open practice of your LMC. Correct the code or take it out.`
    : `${codesInWords(codes)} are no open practices of your LMC. Correct the codes or take them out.`
