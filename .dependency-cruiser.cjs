// Who may import whom. tests/architecture plants a violation of every rule here and expects to see it caught.

/** A feature may enter those before it, never those after it. */
const FEATURE_ORDER = require('./scripts/rules/feature-order.json');

const TEST = '[.](test|journey)[.]tsx?$';
const STUDENTS_T = '^src/core/statistics/t-distribution[.]ts$';
const CONTRACT_FILE = 'contract[^/]*[.]ts$';
/** npm packages, wherever the tree's node_modules stands. */
const packageNamed = (name) => `(^|/)node_modules/${name}/`;

const forbidden = [
  {
    name: 'core-stands-alone',
    comment: 'The mathematics imports nothing but itself: no package, no Node, no other layer.',
    severity: 'error',
    from: { path: '^src/core/', pathNot: [TEST, STUDENTS_T] },
    to: { pathNot: '^src/core/' },
  },
  {
    name: 'core-distribution-of-t',
    comment: 'One file of the mathematics imports one package: the distribution of t, which few get right in the tails.',
    severity: 'error',
    from: { path: STUDENTS_T },
    to: { pathNot: ['^src/core/', packageNamed('@stdlib/stats-base-dists-t-(cdf|quantile)')] },
  },
  {
    name: 'contract-layer',
    comment: 'What contracts are made of sees zod and the core.',
    severity: 'error',
    from: { path: '^src/contract/', pathNot: TEST },
    to: { pathNot: ['^src/core/', '^src/contract/', packageNamed('zod')] },
  },
  {
    name: 'feature-contract',
    comment: 'A contract is read by the web too: it imports zod, the core, src/contract and pieces of contract of its own feature.',
    severity: 'error',
    from: { path: `^src/features/([^/]+)/.*${CONTRACT_FILE}`, pathNot: TEST },
    to: { pathNot: ['^src/core/', '^src/contract/', packageNamed('zod'), '^src/features/$1/'] },
  },
  {
    name: 'feature-contract-reach',
    comment: 'Nor may a piece of a contract drag anything of the server into the browser.',
    severity: 'error',
    from: { path: `^src/features/[^/]+/.*${CONTRACT_FILE}`, pathNot: TEST },
    to: { reachable: true, path: ['^(src/platform|src/main)/', '^src/features/.*(repository|service|routes|jobs|commands|index)[.]ts$'] },
  },
  {
    name: 'platform-knows-no-feature',
    comment: 'How it runs does not know what it does.',
    severity: 'error',
    from: { path: '^src/platform/', pathNot: TEST },
    to: { path: '^(src/features|src/main|web)/' },
  },
  {
    name: 'features-below-main',
    comment: 'Features are joined in main; they do not reach up to it.',
    severity: 'error',
    from: { path: '^src/features/', pathNot: TEST },
    to: { path: '^(src/main|web)/' },
  },
  {
    name: 'server-without-web',
    comment: 'The server serves built pages; it imports none of their source.',
    severity: 'error',
    from: { path: '^src/' },
    to: { path: '^web/' },
  },
  {
    name: 'feature-by-its-door',
    comment: 'A feature enters another only through its index.ts.',
    severity: 'error',
    from: { path: '^src/features/([^/]+)/', pathNot: TEST },
    to: { path: '^src/features/', pathNot: ['^src/features/$1/', '^src/features/[^/]+/index[.]ts$'] },
  },
  ...FEATURE_ORDER.map((feature, place) => ({
    name: `feature-order-${feature}`,
    comment: `${feature} comes before what it imports; join the two by an event in main/compose.ts.`,
    severity: 'error',
    from: { path: `^src/features/${feature}/`, pathNot: TEST },
    to: { path: `^src/features/(${FEATURE_ORDER.slice(place + 1).join('|') || '-'})/` },
  })),
  {
    name: 'web-sees-contracts',
    comment: 'The pages see contracts, src/contract and the core of the server, nothing else.',
    severity: 'error',
    from: { path: '^web/src/' },
    to: { path: '^(src|tests|scripts|bench)/', pathNot: ['^src/core/', '^src/contract/', `^src/features/[^/]+/.*${CONTRACT_FILE}`] },
  },
  {
    name: 'web-without-node',
    comment: 'There is no Node in a browser.',
    severity: 'error',
    from: { path: '^web/src/', pathNot: TEST },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'tests-are-not-imported',
    comment: 'Code that runs does not need its tests.',
    severity: 'error',
    from: { path: '^(src|web/src|scripts|bench)/', pathNot: [TEST, '^bench/'] },
    to: { path: ['^tests/', TEST] },
  },
  {
    name: 'no-cycle',
    comment: 'Nothing needs itself, in types neither.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'What is imported exists.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'server-without-dev-packages',
    comment: 'What the server imports is a dependency, not a devDependency.',
    severity: 'error',
    from: { path: '^src/', pathNot: [TEST, 'conformance[.]ts$'] },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only', 'npm'] },
  },
];

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: ['node_modules'] },
    // Ours alone: a package's own dist/ would take the import of that package out of sight.
    exclude: { path: ['^web/dist/'] },
    // Also imports that only types need; it takes the TypeScript compiler, without which not a single module would be read.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    moduleSystems: ['es6', 'cjs'],
    preserveSymlinks: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.css'],
    },
    skipAnalysisNotInRules: false,
  },
};
