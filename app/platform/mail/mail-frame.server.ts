import { escapeHtml, type MailWords } from './message-html.server.ts'

export type Site = { name: string; address: string }

// Light colours are inline styles, for programs that know no other; dark ones apply only where the program asks for them.
const STYLE = `
body{margin:0;padding:0;background:#fbfaf6;color:#16212b;font:17px/1.5 "Segoe UI",system-ui,sans-serif}
.band{background:#0d4f5c;color:#ffffff;padding:12px 24px;font-weight:bold;font-size:18px}
.words{max-width:600px;padding:12px 24px}
h1{font-size:23px;line-height:1.25;margin:12px 0}h2{font-size:19px;margin:20px 0 8px}p{margin:12px 0}a{color:#0b5c6b;overflow-wrap:anywhere}
.button{display:inline-block;background:#0d4f5c;color:#ffffff;padding:10px 20px;border-radius:3px;font-weight:bold;text-decoration:none}
.soft{color:#56626c;font-size:15px}
@media (prefers-color-scheme:dark){
body{background:#11181e;color:#e9ecea}.band{background:#0a3540}a{color:#7fd0d3}
.button{background:#7cc5bb;color:#0c1418}.soft{color:#a3aeb5}}`.replaceAll('\n', '')

const footOf = ({ name, address }: Site) => `${name}, ${address}. Answers to this mail are not read.`

/** Inserts the site's name and the frame: the final mail. No picture, no script, nothing from elsewhere. */
export function framed(words: MailWords, site: Site): MailWords {
  const named = (text: string, name: string) => text.replaceAll('{{site}}', name)
  const subject = named(words.subject, site.name)
  const name = escapeHtml(site.name)
  const html = `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>${STYLE}</style>
</head>
<body>
<div class="band" role="banner">${name}</div>
<div class="words" role="main">
<h1>${escapeHtml(subject)}</h1>
${named(words.html, name)}
<p class="soft">${escapeHtml(footOf(site))}</p>
</div>
</body>
</html>
`
  return { subject, text: `${named(words.text, site.name)}\n\n-- \n${footOf(site)}\n`, html }
}
