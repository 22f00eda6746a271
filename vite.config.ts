import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'
import { programsBesideThePages, scriptedPagesForTheBrowser } from './app/commands/build-parts.ts'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

export default defineConfig(({ isSsrBuild }) => ({
  // The journey of a development server brings an empty one.
  cacheDir: process.env.VITE_CACHE_DIR,
  // Vite would look for packages in the server's files as well, and load the first page anew, with a second React, for each that it finds.
  optimizeDeps: {
    noDiscovery: true,
    include: ['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime', 'react/jsx-dev-runtime', '@remix-run/react'],
  },
  build: {
    assetsInlineLimit: 0,
    rollupOptions: {
      // Of the server's build it would leave out one part in a hundred, and take a fifth of the time.
      treeshake: !isSsrBuild,
      // Routes without a page (a CSV, a sign-out) have nothing for the browser, and that is as it should be. In zod's own files a
      // remark for bundlers stands where Rollup cannot use it and drops it: at a first start that looks like an error of ours.
      onwarn: (warning, warn) =>
        warning.code === 'EMPTY_BUNDLE' || (warning.code === 'INVALID_ANNOTATION' && /node_modules.zod./.test(warning.id ?? ''))
          ? undefined
          : warn(warning),
    },
  },
  // As packages of small files drizzle takes 200 MB to load; built in, hardly any (decision 83).
  ssr: { noExternal: process.env.NODE_ENV === 'production' ? ['drizzle-orm'] : [] },
  // Text outside ASCII makes each letter of a file two bytes wide in memory.
  esbuild: { charset: isSsrBuild ? 'ascii' : 'utf8' },
  plugins: [
    remix({
      future: {
        v3_fetcherPersist: true,
        // Off on purpose: the manifest is small, and the lazy route's manifest request is an open hole (decision 1).
        v3_lazyRouteDiscovery: false,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
    programsBesideThePages,
    scriptedPagesForTheBrowser,
  ],
}))
