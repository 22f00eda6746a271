import { mkdirSync, writeFileSync } from 'node:fs'
import type { AppLoadContext, LoaderFunctionArgs } from '@remix-run/node'
import { beforeEach, expect, test } from 'vitest'
import { markRegister } from '#app/features/register/records/add-to-register.server.ts'
import { openLog } from '#app/platform/log.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import * as mailbox from '#app/routes/account/mailbox.tsx'
import * as mail from '#app/routes/account/mailbox-mail.tsx'
import * as file from '#app/routes/resources/mailbox-file.ts'
import type { Db } from '#db/client.server.ts'
import { freshDatabase } from '#test/support/database.ts'
import { smallEngland } from '#test/support/england.ts'
import { testFolder } from '#test/support/test-folder.ts'

const NAME = '2026-06-21T00-00-00-000Z-0123456789abcdef'
const LETTER = `From: a@example.org\r\nTo: partner@elm.example.org\r\nSubject: Choose a new password\r\nDate: Sun, 21 Jun 2026 00:00:00 +0000\r\n\r\nhttp://localhost:3000/reset-password/secret\r\n`

let folder: string
beforeEach(() => {
  folder = testFolder()
  mkdirSync(`${folder}/mail`)
  writeFileSync(`${folder}/mail/${NAME}.eml`, LETTER)
  writeFileSync(`${folder}/secret.eml`, LETTER)
})

const demonstration = () => {
  const db = freshDatabase()
  markRegister(db, 'demonstration', {}, 0)
  return db
}

async function statuses(db: Db, environment: Record<string, string>, name = NAME): Promise<unknown[]> {
  const read = readSettings({ DATABASE_PATH: `${folder}/concert.db`, ...environment })
  if (!read.ok) throw new Error(read.message)
  const context = {
    db,
    settings: read.settings,
    log: openLog('silent'),
    nonce: 'n',
    now: () => 0,
    machineNow: () => 0,
  } as AppLoadContext
  const params: Record<string, string> = { mail: name }
  const visit = { request: new Request('http://localhost:3000/'), params, context } as LoaderFunctionArgs
  const answers = []
  for (const { loader } of [mailbox, mail, file]) {
    try {
      const body = await loader(visit)
      answers.push(
        JSON.stringify(body instanceof Response ? await body.text() : body).includes('elm.example.org') ? 'shown' : 'empty',
      )
    } catch (thrown) {
      answers.push(thrown instanceof Response ? thrown.status : thrown)
    }
  }
  return answers
}

test('a real register shows nobody the mail that was not sent', async () => {
  expect(await statuses(smallEngland(), {})).toEqual([404, 404, 404])
  expect(await statuses(smallEngland(), { PUBLIC_ADDRESS: 'https://concert.example.org' })).toEqual([404, 404, 404])
})

test('a server in development under an address that others reach shows nothing either', async () => {
  const reached = { NODE_ENV: 'development', PUBLIC_ADDRESS: 'https://concert.example.org' }
  expect(await statuses(smallEngland(), reached)).toEqual([404, 404, 404])
  expect(await statuses(demonstration(), { PUBLIC_ADDRESS: 'https://concert.example.org' })).toEqual([404, 404, 404])
})

test('a demonstration, and a server in development on this machine, show it', async () => {
  expect(await statuses(demonstration(), {})).toEqual(['shown', 'shown', 'shown'])
  expect(await statuses(smallEngland(), { NODE_ENV: 'development' })).toEqual(['shown', 'shown', 'shown'])
})

test.each([
  '../secret',
  '..%2fsecret',
  `${NAME}.eml`,
  `${NAME}/../${NAME}`,
  '',
  'x'.repeat(300),
  '2026-06-21T00-00-00-000Z-0000000000000000',
])('the name %j leads to no file', async (name) => {
  expect(await statuses(demonstration(), {}, name)).toEqual(['shown', 404, 404])
})
