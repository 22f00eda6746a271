/** A page the server can give without Remix: `title` and `text` are our own words, never a sender's. */
export function plainPage(title: string, text: string, stylesheets: string[]): string {
  const links = stylesheets.map((href) => `<link rel="stylesheet" href="${href}">`).join('')
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${title} · Concert</title>${links}</head><body><main class="plain-page"><h1>${title}</h1><p>${text}</p><p><a href="/">Go to the start page</a></p></main></body></html>`
}
