import { request } from 'node:http'
import { hashPassword } from '#app/features/people/sign-in/passwords.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { type Served, serveConcert } from './child.ts'
import { CLOCK } from './england.ts'
import { loadOnce, median, medianRun, quantile, type Run } from './load.ts'
import type { Effort } from './reads.ts'
import { inTurn, type Scene } from './scene.ts'

const PASSWORD = 'owls borrow copper kettles'

/** `hashMs`: one hash alone, in this process. `quiet`, `during`: ten readers of desks, without and with constant sign-ins. */
export type SignIns = { hashMs: number; quiet: Run; during: Run; signIns: number; signInP50: number }

/** Ten people read their desks while others sign in one after another: the cost for the readers. */
export async function measureSignIns(scene: Scene, folder: string, effort: Effort): Promise<SignIns> {
  const hashes: number[] = []
  let passwordHash = ''
  for (let i = 0; i < 7; i += 1) {
    const began = performance.now()
    passwordHash = await hashPassword(PASSWORD)
    hashes.push(performance.now() - began)
  }
  const path = scene.copyTo(`${folder}/sign-in.db`)
  const email = withPassword(path, passwordHash)
  const served = await serveConcert(path, CLOCK)
  const partner = inTurn(scene.settled.slice(0, 200))
  const next = () => {
    const { practiceCode, cookie } = partner()
    return { path: `/practice/${practiceCode}`, cookie }
  }
  const check = ({ status }: { status: number }) => {
    if (status !== 200) throw new Error(`a desk answers ${status} under load`)
  }
  const readers = (seconds: number) => loadOnce(served, { connections: 10, seconds, next, check })
  await readers(effort.warmUp)
  const runs = { quiet: [] as Run[], during: [] as Run[] }
  const took: number[] = []
  for (let round = 0; round < effort.rounds; round += 1) {
    runs.quiet.push(await readers(effort.seconds))
    let going = true
    const signing = (async () => {
      while (going) took.push(await signInOnce(served, email, took.length))
    })()
    runs.during.push(await readers(effort.seconds))
    going = false
    await signing
  }
  await served.stop()
  const { quiet, during } = { quiet: medianRun(runs.quiet), during: medianRun(runs.during) }
  return { hashMs: median(hashes), quiet, during, signIns: took.length, signInP50: quantile(took, 0.5) }
}

/** Gives one partner a password and returns the address. */
function withPassword(path: string, passwordHash: string): string {
  const db = openDatabase(path)
  const of = `select p.email from persons p join person_standings s on s.person_id = p.id where s.role = 'practice-partner' limit 1`
  const email = db.$client.prepare(of).pluck().get() as string
  db.$client.prepare('update persons set password_hash = ? where email = ?').run(passwordHash, email)
  db.$client.close()
  return email
}

/** One sign-in, each from another source, like from another surgery. Returns its milliseconds. */
function signInOnce({ port }: Served, email: string, count: number): Promise<number> {
  const form = new URLSearchParams({ email, password: PASSWORD }).toString()
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(form)),
    'sec-fetch-site': 'same-origin',
    'x-forwarded-for': `198.51.${count >> 8}.${count & 255}`,
  }
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path: '/sign-in', method: 'POST', headers }, (answer) => {
      answer.resume()
      answer.on('end', () => {
        if (answer.statusCode === 302) resolve(performance.now() - began)
        else reject(new Error(`signing in answers ${answer.statusCode}`))
      })
    })
    sent.on('error', reject)
    sent.end(form)
  })
}
