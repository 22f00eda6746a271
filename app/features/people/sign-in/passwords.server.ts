import { hash, verify } from '@node-rs/argon2'
import { boundedQueue, type Line, QueueFull } from '#app/platform/bounded-queue.ts'
import { openedOnce } from '#app/platform/opened-once.ts'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './password-rules.ts'

/** Argon2id with 64 MiB and three passes: above the OWASP floor (19 MiB, two passes); 70 to 100 ms on the machine of the bench. */
const COST = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const

/**
 * Two hashes at once take 128 MiB and leave room in the thread pool; the twenty-first in line would wait over a second. People
 * who show something of their own (a known browser, a session, a link from a mail) go before strangers' sign-ins.
 */
const inLine = boundedQueue({ atOnce: 2, waiting: 20 })

/** Both functions below throw it when the line is full; the route answers 503 with Retry-After. */
export { QueueFull as HashingBusy }

/** How many passwords wait to be hashed. */
export const passwordsWaiting = () => inLine.waiting()

const composed = (password: string) => password.normalize('NFKC')

/**
 * Hashes a new password: only a person let in by a link or a session sets one. Takes about a tenth of a second, in its own
 * thread.
 */
export function hashPassword(password: string): Promise<string> {
  return inLine(() => hash(composed(password), COST), 'first')
}

let decoy: Promise<string> | undefined

/**
 * True when the password matches the hash. Without a usable hash (unknown address) it takes as long and returns false. `line`:
 * `first` for a browser that is known or signed in.
 */
export async function passwordMatches(
  passwordHash: string | undefined,
  password: string,
  line: Line = 'others',
): Promise<boolean> {
  decoy ??= hash(composed('nobody has this password'), COST)
  const usable = passwordHash?.startsWith('$argon2') ? passwordHash : undefined
  const against = usable ?? (await decoy)
  const matches = await inLine(() => verify(against, composed(password)), line)
  return matches && usable !== undefined
}

/** Loaded when the first password is chosen: its lists of words and names take 18 MB. */
const judge = openedOnce(async () => {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ])
  return new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
})

/**
 * How many characters of a password are judged: the time grows with the length (40 ms at this one), and longer passwords are
 * strong.
 */
const JUDGED = 100

/**
 * Why a password is refused and what to do, or null. At least 12 characters, and not easy to guess (zxcvbn under 3 of 4).
 * `about`: what an attacker knows of the person: address, name, practice.
 */
export async function strengthRefusal(password: string, about: string[]): Promise<string | null> {
  const { length } = [...composed(password)]
  if (length < SHORTEST_PASSWORD) return `Make the password longer: at least ${SHORTEST_PASSWORD} characters. It has ${length}.`
  if (length > LONGEST_PASSWORD) return `Make the password shorter: at most ${LONGEST_PASSWORD} characters.`
  const known = [...about.flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)]), 'concert', 'practice', 'surgery', 'nhs']
    .map((word) => word.toLowerCase())
    .filter((word) => word.length > 2)
  if (leftOver(password, known) < 6)
    return 'Choose another password: this one is made of your name, address or practice. Three or four words that have nothing to do with each other are hard to guess.'
  const { score, feedback } = (await judge()).check(password.slice(0, JUDGED), known)
  if (score >= 3) return null
  return `Choose another password: ${WEAKNESS[feedback.warning ?? ''] ?? 'this one is easy to guess'}. Three or four words that have nothing to do with each other are hard to guess.`
}

/** How many letters and digits remain without what is known of the person. */
function leftOver(password: string, known: string[]): number {
  const longestFirst = [...known].sort((a, b) => b.length - a.length)
  const rest = longestFirst.reduce((text, word) => text.replaceAll(word, ''), password.toLowerCase())
  return rest.replace(/[^\p{L}\p{N}]/gu, '').length
}

/** The findings of zxcvbn in our words. */
const WEAKNESS: Record<string, string> = {
  straightRow: 'a row of keys is guessed early',
  keyPattern: 'a pattern of keys is guessed early',
  simpleRepeat: 'a repeated character is guessed early',
  extendedRepeat: 'a repeated piece is guessed early',
  sequences: 'a sequence such as abc or 6543 is guessed early',
  recentYears: 'a year is guessed early',
  dates: 'a date is guessed early',
  topTen: 'it is one of the ten most used passwords',
  topHundred: 'it is one of the hundred most used passwords',
  common: 'it is one of the most used passwords',
  similarToCommon: 'it is close to one of the most used passwords',
  wordByItself: 'a single word is guessed early',
  namesByThemselves: 'a name is guessed early',
  commonNames: 'a common name is guessed early',
  userInputs: 'it holds your name or address',
  pwned: 'it is on a list of stolen passwords',
}
