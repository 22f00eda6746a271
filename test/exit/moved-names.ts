/** Where React Router 7 has what Remix 2 has. A name that is in none of these lists keeps its name in its module's new place. */

const MODULES: Record<string, string> = {
  '@remix-run/node': 'react-router',
  '@remix-run/react': 'react-router',
  '@remix-run/route-config': '@react-router/dev/routes',
  '@remix-run/dev': '@react-router/dev/vite',
}
const NAMES: Record<string, { as?: string; from?: string }> = {
  writeReadableStreamToWritable: { from: '@react-router/node' },
  RemixServer: { as: 'ServerRouter' },
  RemixBrowser: { as: 'HydratedRouter', from: 'react-router/dom' },
  vitePlugin: { as: 'reactRouter' },
}

const IMPORT = /(import|export) (type )?\{([^}]*)\} from '(@remix-run\/[\w-]+)'/g

/** A file of ours with what it takes of Remix, for itself or to hand on, taken of React Router. */
export function moved(text: string): string {
  return text.replace(IMPORT, (_, word: string, typeOnly: string | undefined, names: string, module: string) => {
    const lists = new Map<string, string[]>()
    for (const one of names.split(',').flatMap((name) => name.trim() || [])) {
      const [, type = '', name = '', alias] = one.match(/^(type )?(\w+)(?: as (\w+))?$/) ?? []
      const { as = name, from = MODULES[module] ?? module } = NAMES[name] ?? {}
      const local = alias ?? name
      lists.set(from, [...(lists.get(from) ?? []), `${type}${as}${as === local ? '' : ` as ${local}`}`])
    }
    return [...lists].map(([from, list]) => `${word} ${typeOnly ?? ''}{ ${list.join(', ')} } from '${from}'`).join('\n')
  })
}
