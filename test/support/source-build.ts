import type { ServerBuild } from '@remix-run/node'
import * as entry from '#app/entry.server.tsx'
import * as root from '#app/root.tsx'
import { allRoutes, moduleOf } from './asking.ts'

/** The build of the server as Vite would make it, out of the source: every route of `app/routes.ts` with what its module exports. */
export async function sourceBuild(): Promise<ServerBuild> {
  const leaves = await Promise.all(
    allRoutes.map(async ({ address, file }) => {
      const path = address === '/' ? {} : { path: address.slice(1) }
      return { id: file.replace(/\.tsx?$/, ''), parentId: 'root', index: address === '/', ...path, module: await moduleOf(file) }
    }),
  )
  const routes = Object.fromEntries([{ id: 'root', path: '', module: root }, ...leaves].map((route) => [route.id, route]))
  const inTheBrowser = Object.values(routes).map(({ module, ...route }) => [route.id, { ...route, module: '/assets/none.js' }])
  return {
    routes,
    entry: { module: entry },
    assets: { entry: { imports: [], module: '/assets/none.js' }, routes: Object.fromEntries(inTheBrowser), url: '', version: '' },
    publicPath: '/',
    assetsBuildDirectory: '',
    basename: '/',
    mode: 'production',
    isSpaMode: false,
    // Asked for by React Router 7 (`npm run check:react-router`).
    ...{ ssr: true, prerender: [], routeDiscovery: { mode: 'initial' }, allowedActionOrigins: [] },
    future: { v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_singleFetch: true, v3_throwAbortReason: true },
  } as unknown as ServerBuild
}
