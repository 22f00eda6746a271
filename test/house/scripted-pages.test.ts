import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { saysScripted } from '#app/commands/build-parts.ts'
import { Form } from '#app/ui/form.tsx'
import { allRoutes, moduleOf } from '#test/support/asking.ts'
import { SCRIPTED_PAGES } from '#test/support/scripted-pages.ts'

test('every page that carries a script has a journey in which it runs', async () => {
  const scripted = []
  for (const { address, file } of allRoutes) if ((await moduleOf(file)).handle?.scripted) scripted.push(address)
  expect(scripted.sort()).toEqual(Object.keys(SCRIPTED_PAGES).sort())
})

test('the build knows from its file alone whether a page carries a script, because the browser gets no other code', async () => {
  const wrong = []
  for (const { file } of allRoutes) {
    const scripted = Boolean((await moduleOf(file)).handle?.scripted)
    if (saysScripted(readFileSync(`app/${file}`, 'utf8')) !== scripted) wrong.push(file)
  }
  expect(wrong).toEqual([])
})

test('every way to another page loads it whole: the browser has no code of a page that carries no script', () => {
  const sources = globSync('app/**/*.tsx').filter((file) => !file.endsWith('.test.tsx'))
  const moving = /\b(Link|NavLink|Navigate|useNavigate|useSubmit|useFetchers?|useRevalidator|useFormAction)\b/
  const found = sources.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/^import \{([^}]*)\} from '(?:@remix-run\/react|react-router[^']*)'/gm)]
      .filter(([, names = '']) => moving.test(names) || (/\bForm\b/.test(names) && file !== 'app/ui/form.tsx'))
      .map(([line]) => `${file}: ${line}`),
  )
  expect(found).toEqual([])
  expect(Form({ method: 'post' }).props).toMatchObject({ method: 'post', reloadDocument: true })
})
