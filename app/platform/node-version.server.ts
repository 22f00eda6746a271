const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

// better-sqlite3 13 crashes silently on older versions, so check before it is loaded.
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Concert needs Node 22.18 or later and found ${process.versions.node}. Run it through npm (npm start, npm test, npm run …): on Linux x64 npm ci brings Node 24 along.`,
  )
  process.exit(1)
}
