import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ReleaseView } from '#app/features/figures/archive/release-view.tsx'
import { outsideInWords } from '#app/features/figures/disclosure/figure-words.ts'
import { committeePaper } from '#app/features/figures/papers/committee-paper.server.ts'
import { latestRelease, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import { FIGURES_NOW, figuresWorld } from '#test/support/figures-world.ts'
import { actionVisit } from './action-page.server.tsx'
import { frontFigures } from './front-page.server.tsx'
import { nationalVisit } from './national-visit.server.ts'

test('wherever the practices of England are counted, those in no LMC are told as counted nowhere', () => {
  const db = figuresWorld()
  const week = weekFigures(db, { audience: 'all' })!
  expect(week.england.outside).toBe(1)
  const nobody = new URLSearchParams()
  const place = { path: '/committee', audience: 'all', site: 'https://concert.example.org' } as const
  const release = { release: latestRelease(db, 'all')!, week, cite: '', issues: [] }
  const told = {
    national: JSON.stringify(nationalVisit(db, nobody, place, FIGURES_NOW)),
    action: JSON.stringify(actionVisit(db, 'cap', nobody, 'all', FIGURES_NOW)),
    front: JSON.stringify(frontFigures(db, { action: '', ballot: null })),
    release: renderToStaticMarkup(createElement(ReleaseView, release)),
    paper: JSON.stringify(committeePaper(db, week, 'Concert').data),
  }
  for (const [where, text] of Object.entries(told))
    expect([where, text.includes('1 open practice is in no LMC and is counted nowhere.')]).toEqual([where, true])
})

test('where every open practice is in an LMC, nothing is said of it', () => {
  expect([0, 1, 1805].map(outsideInWords)).toEqual([
    '',
    ' 1 open practice is in no LMC and is counted nowhere.',
    ' 1,805 open practices are in no LMC and are counted nowhere.',
  ])
})
