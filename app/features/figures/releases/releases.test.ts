import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { appendHistory } from '#app/features/adoption/statements/write-history.server.ts'
import { addToRegister } from '#app/features/register/records/add-to-register.server.ts'
import { addDays, type Day, type Instant, instantOf, startOfDay } from '#app/platform/time.ts'
import { type Db, openDatabase } from '#db/client.server.ts'
import { copyOfImage, freshDatabase } from '#test/support/database.ts'
import { testFolder } from '#test/support/test-folder.ts'
import {
  everyone,
  everywhere,
  first,
  notPlanning,
  practicesOf,
  recordStatements,
  takes,
  twoRegions,
} from '#test/support/two-regions.ts'
import { keyOf } from './figures-key.server.ts'
import { issueDueReleases, reissueRelease } from './issue-releases.server.ts'
import {
  allReleases,
  courseOf,
  latestRelease,
  releaseById,
  releaseText,
  weekEnds,
  weekFigures,
} from './release-queries.server.ts'
import { verifyReleases } from './verify-releases.server.ts'

const KEY = keyOf(Buffer.alloc(32, 1))
const SUNDAY = '2024-11-03'
const TUESDAY = instantOf('2024-11-05', '12:00')
const WEEK = 7 * 86_400_000
const onTime = (knownAt: Instant) => knownAt + 60_000
const release = (db: Db, now = TUESDAY) => issueDueReleases(db, KEY, now, onTime)
/** A week as read after all releases due by `now` are out. */
const read = (db: Db, now = TUESDAY, weekEnd: Day = SUNDAY) => {
  release(db, now)
  return weekFigures(db, { weekEnd, audience: 'all' })!
}
const taking = (week: ReturnType<typeof read>) => week.england.actions[0]!.taking.count
/** The same file opened again, so that no cache is left. */
const copyOf = (db: Db) => copyOfImage(db.$client.serialize())
const texts = (db: Db) => db.$client.prepare('select id, text_all, text_public from releases order by id').raw().all()
const findings = (db: Db, key = KEY) => [...new Set([...verifyReleases(db, key)].map(({ finding }) => finding))]

describe('what a week says', () => {
  it('is one number for England and each region, near the true count, and regions add up', () => {
    const db = twoRegions()
    recordStatements(db, { report: everyone, entries: everywhere(5).map((code) => takes(code)) })
    const { england, regions } = read(db)
    expect(Math.abs(taking(read(db)) - 70)).toBeLessThan(6)
    expect(england).toMatchObject({ reporters: 192, open: 192, silent: 0, reportRate: 100, outside: 1 })
    expect(regions.map(({ name }) => name)).toEqual(['North', 'South'])
    const sum = (of: (one: (typeof regions)[number]) => number) => regions.reduce((all, region) => all + of(region), 0)
    expect(sum(({ figures }) => figures!.taking[0]!.count)).toBe(taking(read(db)))
    expect(sum(({ figures }) => figures!.any.count)).toBe(england.any.count)
  })

  it('has every state of England, together its reporters, and silence apart', () => {
    const db = twoRegions()
    const entries = [...everywhere(2).map((code) => takes(code)), ...practicesOf('south-0').slice(2, 6).map(notPlanning)]
    recordStatements(db, { report: everywhere(7), entries })
    const { england } = read(db)
    const states = Object.values(england.actions[0]!.states).map(({ count }) => count)
    expect([states.reduce((sum, n) => sum + n, 0), england.reporters, england.silent]).toEqual([98, 98, 94])
    expect(Math.abs(england.actions[0]!.states['not-planning'].count - 4)).toBeLessThan(5)
  })

  it('never says that all or none of an LMC take an action, and tells no share under 12 reporters', () => {
    const db = twoRegions()
    recordStatements(db, { report: everyone, entries: practicesOf('north-0').map((code) => takes(code)) })
    for (const row of read(db).lmcs) {
      if (!row.shown) throw new Error(`${row.slug} has no row`)
      expect(row.of).toBeLessThanOrEqual(row.open - 2)
      expect(row.taking[0]!.count).toBeLessThan(row.of)
      expect(row.taking[0]!.percent === null).toBe(row.of < 12)
    }
  })

  it('hides an LMC of seven reporters behind its region, and a region that may not be shown behind England', () => {
    const db = twoRegions()
    recordStatements(db, { report: [...everywhere(7, 'north'), ...practicesOf('north-0').slice(7), ...first('south-0', 9)] })
    const { lmcs, regions } = read(db)
    expect(regions.map(({ figures }) => figures === null)).toEqual([false, true])
    const standIn = (slug: string) => {
      const row = lmcs.find((one) => one.slug === slug)!
      return row.shown ? 'a row' : [row.why, row.standIn.of, row.standIn.name]
    }
    expect([standIn('north-0'), standIn('north-3'), standIn('south-1')]).toEqual([
      'a row',
      ['too-few', 'region', 'North'],
      ['too-few', 'england', 'England'],
    ])
  })

  it('loses a region that loses its twentieth practice that does not share, and England does not add up then', () => {
    const db = twoRegions()
    const southern = practicesOf('south-0').concat(practicesOf('south-1'), practicesOf('south-2'))
    recordStatements(db, { report: everyone, share: everywhere(12, 'south').slice(20) })
    expect(read(db).regions[1]!.figures).not.toBeNull()
    const more = twoRegions()
    recordStatements(more, { report: everyone, share: [...everywhere(12, 'south').slice(20), southern[0]!] })
    expect(read(more).regions.map(({ figures }) => figures !== null)).toEqual([true, false])
  })

  it('counts what began and ceased in the week, and what goes on though it left the menu', () => {
    const db = twoRegions()
    const began = everywhere(3).map((code) => takes(code, instantOf('2024-11-01', '10:00'), '2024-10-30'))
    const goes = everywhere(4).map((code) => ({ ...takes(code), id: `gone ${code}`, actionSlug: 'gone' }))
    recordStatements(db, { report: everyone, entries: [...began, ...goes] })
    const { england } = read(db)
    expect(Math.abs(england.actions[0]!.began!.count - 42)).toBeLessThan(6)
    expect(england.actions[0]!.ceased!.count).toBeLessThan(6)
    expect(england.goesOn.map(({ slug, figure }) => [slug, Math.abs(figure.count - 56) < 6])).toEqual([['gone', true]])
  })

  it('has nothing to show in an empty database, of an action never offered, and of a place that is not there', () => {
    const empty = freshDatabase()
    expect([release(empty), weekEnds(empty), latestRelease(empty)]).toEqual([{ ok: true, issued: [] }, [], undefined])
    const db = twoRegions()
    recordStatements(db, { report: everyone })
    release(db)
    const course = (action: string, place: 'england' | `lmc:${string}`) => courseOf(db, { action, place, audience: 'all' })
    expect(course('cap', 'england').map(({ weekEnd }) => weekEnd)).toEqual(weekEnds(db).reverse())
    expect([course('nothing', 'england'), course('cap', 'lmc:nowhere'), course('CAP', 'england')]).toEqual([[], [], []])
  })

  it('shows an LMC without practices nowhere, and counts practices of no LMC apart', () => {
    const db = twoRegions()
    db.$client.exec("insert into lmcs (slug, name) values ('empty', 'The empty LMC')")
    recordStatements(db, { report: everyone })
    const { lmcs, england } = read(db)
    expect([lmcs.some(({ slug }) => slug === 'empty'), england.outside]).toEqual([false, 1])
  })
})

describe('when', () => {
  it('a release comes out on Monday at 09:00, a minute later, with everything recorded by then and no day of the new week', () => {
    const db = twoRegions()
    const monday = instantOf('2024-11-04', '09:00')
    expect(release(db, monday + 59_000)).toMatchObject({ ok: true, issued: expect.not.arrayContaining([SUNDAY]) })
    expect(release(db, monday + 60_000)).toEqual({ ok: true, issued: [SUNDAY] })
    expect(latestRelease(db)).toMatchObject({ id: '2024-11-04', weekEnd: SUNDAY, knownAt: monday, late: false, issue: 1 })
    expect(weekEnds(db)).toEqual(Array.from({ length: 14 }, (_, i) => addDays(SUNDAY, -7 * i)))
  })

  it('what was due while the server was down comes out on its return, each week with its own, and says that it is late', () => {
    const db = twoRegions()
    expect(issueDueReleases(db, KEY, TUESDAY)).toMatchObject({ ok: true, issued: { length: 14 } })
    expect(allReleases(db).map(({ late, issuedAt }) => [late, issuedAt])).toEqual(Array(14).fill([true, TUESDAY]))
  })

  it('a week or a release that is not there is answered with nothing; so is a knowledge before the week', () => {
    const db = twoRegions()
    release(db)
    for (const asked of [
      { weekEnd: '2024-11-10' },
      { weekEnd: '2024-11-02' },
      { weekEnd: 'today' },
      { weekEnd: SUNDAY, known: '2024-10-28' },
      { weekEnd: SUNDAY, known: '2024-11-04-2' },
      { weekEnd: SUNDAY, known: 'now' },
    ])
      expect(weekFigures(db, { ...asked, audience: 'public' })).toBeUndefined()
    expect(releaseById(db, '2024-11-5')).toBeUndefined()
  })

  it('two at once issue each release once', () => {
    const path = join(testFolder(), 'england.db')
    writeFileSync(path, twoRegions().$client.serialize())
    const [one, other] = [openDatabase(path), openDatabase(path)]
    // The second issues everything while the first has worked out its first release and not written it yet.
    const between = (knownAt: Instant) => {
      release(other)
      return onTime(knownAt)
    }
    expect(issueDueReleases(one, KEY, TUESDAY, between)).toEqual({ ok: true, issued: [] })
    expect(allReleases(one).map(({ issue }) => issue)).toEqual(Array(14).fill(1))
    for (const db of [one, other]) db.$client.close()
  })

  it('on a full disk nothing is half there, and the next turn issues it', () => {
    const db = twoRegions()
    recordStatements(db, { report: everyone })
    db.$client.exec(`create trigger full before insert on release_counts when new.week_end = '2024-09-01'
      begin select raise(abort, 'database or disk is full'); end`)
    expect(() => release(db)).toThrow('full')
    expect(weekEnds(db)[0]).toBe('2024-08-25')
    db.$client.exec('drop trigger full')
    release(db)
    const whole = twoRegions()
    recordStatements(whole, { report: everyone })
    release(whole)
    expect(texts(db)).toEqual(texts(whole))
  })
})

describe('later knowledge', () => {
  const late = instantOf('2024-11-06', '10:00')

  it('changes no release: the week as known at its own release stays, whenever one asks', () => {
    const db = twoRegions()
    recordStatements(db, { report: everyone, entries: first('north-0', 15).map((code) => takes(code)) })
    const before = read(db)
    recordStatements(db, { entries: [...first('north-1', 15), ...first('south-0', 9)].map((code) => takes(code, late)) })
    const known = latestRelease(db)!.id
    release(db, TUESDAY + WEEK)
    expect(weekFigures(copyOf(db), { weekEnd: SUNDAY, known, audience: 'all' })).toEqual(before)
  })

  it('changes a region only where 10 of its practices differ, England with it, and never an LMC', () => {
    const db = twoRegions()
    recordStatements(db, { report: everyone, entries: everywhere(2).map((code) => takes(code)) })
    const then = read(db)
    const recordedLater = [...practicesOf('north-1').slice(2, 12), ...practicesOf('south-1').slice(2, 11)]
    recordStatements(db, { entries: recordedLater.map((code) => takes(code, late)) })
    const now = read(db, TUESDAY + WEEK)
    expect(now.regions.map(({ later }) => later)).toEqual([true, false])
    expect(now.regions[1]!.figures).toEqual(then.regions[1]!.figures)
    const north = (week: typeof now) => week.regions[0]!.figures!.taking[0]!.count
    expect(Math.abs(north(now) - 26)).toBeLessThan(6)
    expect(taking(now) - taking(then)).toBe(north(now) - north(then))
    expect(now.lmcs).toEqual(then.lmcs)
    expect(now.stands).toBe('2024-11-11')
    expect(releaseById(db, '2024-11-11')?.changed).toEqual([SUNDAY])
    const course = courseOf(db, { action: 'cap', place: 'region:Y1', from: SUNDAY, audience: 'public' })
    expect(course[0]!.figure.count).toBe(north(now))
    expect(
      courseOf(db, { action: 'cap', place: 'region:Y1', known: then.known.knownAt, from: SUNDAY, audience: 'all' })[0],
    ).toEqual({ weekEnd: SUNDAY, figure: then.regions[0]!.figures!.taking[0] })
  })

  it('is compared with what last stood: an eleventh practice changes nothing by itself', () => {
    const db = twoRegions()
    recordStatements(db, { report: everyone, entries: everywhere(2).map((code) => takes(code)) })
    const others = [...practicesOf('south-1').slice(2), ...practicesOf('south-2').slice(2)]
    const record = (codes: string[], day: Day) =>
      recordStatements(db, { entries: codes.map((code) => takes(code, instantOf(day, '10:00'))) })
    release(db)
    record(others.slice(0, 10), '2024-11-06')
    const ten = read(db, TUESDAY + WEEK)
    expect(ten.stands).toBe('2024-11-11')
    record(others.slice(10, 11), '2024-11-13')
    expect(read(db, TUESDAY + 2 * WEEK)).toMatchObject({ stands: '2024-11-11', england: ten.england })
    record(others.slice(11, 20), '2024-11-20')
    const changed = read(db, TUESDAY + 3 * WEEK)
    expect(changed.stands).toBe('2024-11-25')
    // Issued again, it changes the same weeks by the same numbers.
    const again = { weekEnd: '2024-11-24', reason: 'A slip' }
    expect(reissueRelease(db, KEY, again, TUESDAY + 3 * WEEK)).toMatchObject({ ok: true, id: '2024-11-25-2' })
    expect(read(db, TUESDAY + 3 * WEEK)).toMatchObject({ stands: '2024-11-25-2', england: changed.england })
    expect(findings(copyOf(db))).toEqual(['same'])
  })

  it('counts a correction that moves an entry past the week, and the move of a practice to another region', () => {
    const db = twoRegions()
    const own = practicesOf('south-1').slice(0, 10)
    const entries = own.map((code) => takes(code))
    recordStatements(db, { report: everyone, entries })
    const then = read(db)
    const corrections = entries.map((entry) => ({
      ...entry,
      id: `${entry.id} corrected`,
      effectiveOn: '2024-11-05',
      recordedAt: late,
      correctsId: entry.id,
    }))
    recordStatements(db, { entries: corrections })
    const now = read(db, TUESDAY + WEEK)
    expect([then.stands, now.stands]).toEqual(['2024-11-04', '2024-11-11'])
    const moved = practicesOf('north-1').slice(0, 12)
    const memberships = moved.map((practiceCode) => ({ practiceCode, lmcSlug: 'south-0', holdsFrom: '2024-10-01' }))
    addToRegister(db, { memberships }, instantOf('2024-11-13', '10:00'))
    const later = read(db, TUESDAY + 2 * WEEK)
    expect(later.regions.map(({ reporters }) => reporters)).toEqual([108, 84])
    expect(findings(copyOf(db))).toEqual(['same'])
  })

  it('a move enters LMC rows with the first release of the next quarter only', () => {
    const db = twoRegions()
    const moves = practicesOf('north-3').map((practiceCode) => ({ practiceCode, lmcSlug: 'north-0', holdsFrom: '2024-10-10' }))
    addToRegister(db, { memberships: moves }, startOfDay('2024-10-10'))
    recordStatements(db, { report: everyone })
    const open = (weekEnd: Day, now: Instant) => read(db, now, weekEnd).lmcs.find((row) => row.slug === 'north-0')!.open
    expect(open(SUNDAY, TUESDAY)).toBe(20)
    expect(open('2024-12-22', instantOf('2025-01-07', '12:00'))).toBe(20)
    expect(open('2025-01-05', instantOf('2025-01-07', '12:00'))).toBe(29)
  })
})

describe('the menu of a release', () => {
  /** Loads a second edition at an instant, in force since `publishedAt`: it lists `gone` and not `cap`. */
  function loadsEdition(db: Db, publishedAt: Instant, recordedAt: Instant): void {
    db.$client
      .prepare(`insert into editions select 'second', round_slug, 2, 'Second', summary, ?, precision, published_by, sources, content_hash, ?
        from editions where slug = 'first'`)
      .run(publishedAt, recordedAt)
    db.$client.exec(`insert into offers (edition_slug, action_slug, position, standing, wording, reason) values
      ('second', 'gone', 1, 'offered', 'Gone', null), ('second', 'cap', 2, 'withdrawn', 'Cap', 'advice')`)
  }

  it('is the one known at it: an edition of an earlier day that is loaded later changes no earlier release', () => {
    const db = twoRegions()
    recordStatements(db, { report: everyone, entries: everywhere(3).map((code) => takes(code)) })
    release(db)
    const before = texts(db)
    loadsEdition(db, startOfDay('2024-10-15'), TUESDAY)
    release(db, TUESDAY + WEEK)
    expect(texts(db).slice(0, before.length)).toEqual(before)
    const columns = (weekEnd: Day) => weekFigures(db, { weekEnd, audience: 'all' })!.columns.map(({ slug }) => slug)
    expect([columns(SUNDAY), columns('2024-11-10')]).toEqual([['cap'], ['gone']])
    expect(findings(copyOf(db))).toEqual(['same'])
  })

  it('counts an edition loaded before the release, however late it came', () => {
    const db = twoRegions()
    loadsEdition(db, startOfDay('2024-10-15'), instantOf('2024-11-04', '09:00') - 1)
    expect(read(db)).toMatchObject({ first: { edition: { slug: 'second' } }, columns: [{ slug: 'gone' }] })
  })
})

describe('key and bytes', () => {
  const england = () => {
    const db = twoRegions()
    recordStatements(db, { report: everyone, entries: everywhere(6).map((code) => takes(code)) })
    return db
  }

  it('the same facts and key give the same bytes, another key gives others', () => {
    const [one, same, other] = [england(), england(), england()]
    release(one)
    release(same)
    issueDueReleases(other, keyOf(Buffer.alloc(32, 2)), TUESDAY, onTime)
    expect(texts(same)).toEqual(texts(one))
    expect(texts(other)).not.toEqual(texts(one))
  })

  it('under a key changed on purpose, or a restored database without its key, nothing is published', () => {
    const db = england()
    release(db)
    const restored = copyOf(db)
    const another = keyOf(Buffer.alloc(32, 9))
    expect(issueDueReleases(restored, another, TUESDAY + WEEK)).toEqual({ ok: false, reason: 'wrong-key' })
    const again = reissueRelease(restored, another, { weekEnd: SUNDAY, reason: 'a try' }, TUESDAY + WEEK)
    expect(again).toEqual({ ok: false, reason: 'wrong-key' })
    expect(texts(restored)).toEqual(texts(db))
    expect(() => [...verifyReleases(restored, another)]).toThrow('not the one')
    expect(release(restored, TUESDAY + WEEK)).toEqual({ ok: true, issued: ['2024-11-10'] })
  })

  it('every release is worked out anew to the byte from a copy, and a changed text or count is found', () => {
    const db = england()
    release(db)
    expect(findings(copyOf(db))).toEqual(['same'])
    const forged = (sql: string) => {
      const copy = copyOf(db)
      copy.$client.exec(`drop trigger releases_no_update; ${sql}`)
      return findings(copy)
    }
    expect(forged("update releases set text_public = text_public || ' ' where id = '2024-11-04'")).toContain('text-changed')
    expect(forged("update release_counts set count = count + 1 where place = 'england' and week_end = '2024-11-03'")).toContain(
      'counts-differ',
    )
    expect(() => db.$client.exec('update releases set late = 1')).toThrow('append-only')
    expect(() => db.$client.exec('delete from releases')).toThrow('append-only')
  })

  it('is worked out from the facts: other facts are found', () => {
    const db = england()
    release(db)
    db.$client.exec("drop trigger weekly_returns_no_delete; delete from weekly_returns where practice_code like 'N%'")
    expect(findings(copyOf(db))).toContain('differs')
  })

  it('a release of another method stands in the archive beside the others', () => {
    const db = england()
    release(db)
    db.$client.exec("drop trigger releases_no_update; update releases set method = 'v9' where id = '2024-08-05'")
    expect(findings(copyOf(db))).toEqual(['other-method', 'same'])
    expect(allReleases(db).map(({ method }) => method)).toEqual([...Array(13).fill('v3'), 'v9'])
    expect(weekFigures(db, { weekEnd: '2024-08-04', audience: 'all' })).toMatchObject({ first: { method: 'v9' } })
  })

  it('a release is issued again only with a reason, beside the first, with the same numbers', () => {
    const db = england()
    release(db)
    const reissue = (reason: string, weekEnd: Day = SUNDAY) => reissueRelease(db, KEY, { weekEnd, reason }, TUESDAY)
    expect([reissue(' '), reissue('A slip', '2024-11-10')]).toEqual([
      { ok: false, reason: 'no-reason' },
      { ok: false, reason: 'no-such-release' },
    ])
    const before = releaseText(db, '2024-11-04', 'public')
    const figures = read(db)
    expect(reissue('The title of an action was wrong.')).toEqual({ ok: true, id: '2024-11-04-2' })
    expect(releaseText(db, '2024-11-04', 'public')).toBe(before)
    expect(releaseById(db, '2024-11-04-2')).toMatchObject({ issue: 2, reason: 'The title of an action was wrong.' })
    expect(weekFigures(db, { weekEnd: SUNDAY, audience: 'all' })).toMatchObject({ england: figures.england, lmcs: figures.lmcs })
    expect(
      allReleases(db)
        .slice(0, 2)
        .map(({ id }) => id),
    ).toEqual(['2024-11-04-2', '2024-11-04'])
    expect(findings(copyOf(db))).toEqual(['same'])
  })
})

describe('what an earlier version kept', () => {
  it('is published where the answers behind it are gone, and true counts are removed with their releases', () => {
    const db = twoRegions()
    const states = [[30, 10, 5, 0, 2, 40, 1]]
    const regions = ['Y1', 'Y2'].map((code) => ({ code, open: 100, reporters: 90, any: 40, moved: 0, states }))
    const takes40 = { open: 30, reporters: 25, u: 20, takes: [[3, 9]] }
    const lmcs = ['north-0', 'north-1', 'north-2'].map((slug) => ({ slug, region: 'Y1', ...takes40 }))
    const tally = JSON.stringify({ edition: 'first', actions: ['cap'], outside: 2, regions, lmcs })
    db.$client
      .prepare("insert into roll_up_tallies values (?, ?, 'autumn', 'v1', ?, 1)")
      .run(SUNDAY, instantOf('2024-11-04', '09:00'), tally)
    db.$client.exec(`insert into audit_events (at, actor, action, subject, detail, previous_hash, hash)
      values (1, 'operator', 'round.purged', 'autumn', '{}', '', '')`)
    expect(issueDueReleases(db, KEY, TUESDAY + 9 * WEEK)).toEqual({ ok: true, issued: [SUNDAY] })
    const { england, regions: shown, lmcs: rows } = weekFigures(db, { weekEnd: SUNDAY, audience: 'all' })!
    expect([england.reporters, Math.abs(england.actions[0]!.taking.count - 80) < 6, england.actions[0]!.began]).toEqual([
      180,
      true,
      null,
    ])
    expect(shown.map(({ figures }) => figures !== null)).toEqual([true, false])
    expect(rows.map((row) => row.shown)).toEqual([true, true, true])
    expect(db.$client.prepare('select count(*) from roll_up_tallies').pluck().get()).toBe(0)
    expect(findings(db)).toEqual(['facts-removed'])
  })
})

it('a return made after the week counts in no release of it', () => {
  const db = twoRegions()
  recordStatements(db, { report: everyone.slice(0, 100) })
  appendHistory(db, {
    entries: [],
    returns: everyone.slice(100).map((practiceCode) => ({
      practiceCode,
      week: '2024-10-28',
      recordedAt: instantOf('2024-11-04', '08:00'),
      recordedBy: 'somebody',
    })),
    sharing: [],
  })
  expect(read(db).england.reporters).toBe(100)
  expect(read(db, TUESDAY + WEEK).england.reporters).toBe(100)
})
