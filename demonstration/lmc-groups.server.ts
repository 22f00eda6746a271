import { saveGroup } from '#app/features/lmc-desk/groups/save-group.server.ts'
import { practicesOfLmc } from '#app/features/register/records/register-queries.server.ts'
import { addDays, type Day, type Instant, instantOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { demonstrationSetting } from './sign-in-list.ts'

const OFFICER = { personId: `officer-of-${demonstrationSetting.lmcSlug}` }
/** The groups of the home LMC: every so manyeth practice of its list. */
const GROUPS = [
  { name: 'Leeds South and East', daysAgo: 40, every: 3 },
  { name: 'Sit-down of December', daysAgo: 3, every: 11 },
]

/** The office's own groups of practices, each made on its day. */
export function groupsOfOffice(db: Db, today: Day): { at: Instant; write: () => unknown }[] {
  return GROUPS.map(({ name, daysAgo, every }) => {
    const at = instantOf(addDays(today, -daysAgo), '10:05')
    const write = () => {
      const { lmcSlug, lively } = demonstrationSetting
      const practices = practicesOfLmc(db, lmcSlug, addDays(today, -daysAgo))
      const ticked = practices.map(({ code }) => code).filter((code, nth) => nth % every === 0 || code === lively.code)
      return saveGroup(db, { lmcSlug, id: null, name, ticked, pasted: [], seen: '' }, OFFICER, at)
    }
    return { at, write }
  })
}
