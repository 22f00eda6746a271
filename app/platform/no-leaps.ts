import type { Instant } from './time.ts'

/** A machine that slept a night is no wrong clock. */
const A_LEAP = 24 * 60 * 60 * 1000

/**
 * A clock that never answers with a time far ahead: where `now` advanced by more than a day beyond the time that has passed
 * (`passed`, in milliseconds, which no setting of the clock moves), `leapt` is called instead of answering. It ends the program.
 */
export function withoutLeaps(now: () => Instant, leapt: (by: number) => never, passed = () => performance.now()): () => Instant {
  let [before, passedBefore] = [now(), passed()]
  return () => {
    const [at, passedNow] = [now(), passed()]
    const by = at - before - (passedNow - passedBefore)
    if (by > A_LEAP) return leapt(by)
    before = at
    passedBefore = passedNow
    return at
  }
}
