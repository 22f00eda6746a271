import type { Person } from '#app/features/people/accounts/people-rules.ts'
import { ownSessions } from '#app/features/people/sessions/session-queries.server.ts'
import type { Instant } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { ownPasskeys } from './passkeys.server.ts'
import { recoveryCodesLeft } from './recovery-codes.server.ts'
import { factorsOf, mustHaveSecondFactor, secondFactorSatisfied } from './second-factor-queries.server.ts'

/** A person's ways into their account. `mustSetUp`: nothing else opens until there is a second factor. */
export function securityPage(db: Db, person: Person, now: Instant) {
  return {
    factors: factorsOf(db, person.id),
    passkeys: ownPasskeys(db, person.id),
    codesLeft: recoveryCodesLeft(db, person.id),
    sessions: ownSessions(db, person, now),
    required: mustHaveSecondFactor(db, person),
    mustSetUp: !secondFactorSatisfied(db, person),
  }
}

/** A QR code as one SVG path over `size` squares, margin included: it needs no image and no style attribute. */
export async function qrPath(text: string): Promise<{ size: number; path: string }> {
  const margin = 4
  const { default: code } = await import('qrcode')
  const { modules } = code.create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) path += `M${column + margin} ${row + margin}h1v1h-1z`
  return { size: modules.size + 2 * margin, path }
}
