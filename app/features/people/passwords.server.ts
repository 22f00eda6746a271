import { hash, verify } from '@node-rs/argon2'

/** Argon2id with 64 MiB and two passes: above the OWASP floor of 2023 (19 MiB, two passes); the hash runs in a thread of its own. */
const COST = { algorithm: 2, memoryCost: 65_536, timeCost: 2, parallelism: 1 } as const

/** Hashes a password for keeping. Takes about a tenth of a second, off the event loop. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST)
}

let decoy: Promise<string> | undefined

/** True when the password is the one behind the hash. Without a hash (nobody by that address) it takes as long and answers false. */
export async function passwordMatches(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('nobody has this password')
  const matches = await verify(passwordHash ?? (await decoy), password.normalize('NFKC'))
  return matches && passwordHash !== undefined
}
