import { readFileSync } from 'node:fs';

// Where the record lies in PostgreSQL: what is about SQLite's file, and what is there to run a file there once more.
const onlyOnSqlite = JSON.parse(readFileSync(new URL('test/jest/only-on-sqlite.json', import.meta.url), 'utf8'));
const leftOut = process.env.TEST_STORE === 'postgres' ? [...Object.keys(onlyOnSqlite), 'test/postgres/'] : [];

export default {
  testEnvironment: '<rootDir>/test/jest/environment.mjs',
  roots: ['<rootDir>/test'],
  testPathIgnorePatterns: ['/node_modules/', ...leftOut.map((path) => `<rootDir>/${path}`)],
  transform: {
    '^.+\\.[tj]s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
    ],
    '^.+\\.tsx$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2023',
          transform: { react: { runtime: 'automatic', importSource: 'preact' } },
        },
        module: { type: 'commonjs' },
      },
    ],
  },
  // Loaded once in a process, not once in a file: see the environment. (`emulate` ships as ES modules only, besides.)
  moduleNameMapper: {
    '^(@slack/bolt|@slack/web-api|bullmq|chrono-node/en|emulate|ioredis|markdown-it|preact/jsx-runtime|preact-render-to-string|yaml|zod)$':
      '<rootDir>/test/jest/outside/$1.cjs',
    // Its CommonJS is where only Jest is told to look.
    '^(d3-[a-z-]+|internmap)$': '<rootDir>/node_modules/$1/dist/$1.js',
  },
  // One real Redis for the whole suite: process.env.TEST_REDIS_URL.
  globalSetup: '<rootDir>/test/jest/global-setup.ts',
  globalTeardown: '<rootDir>/test/jest/global-teardown.ts',
  reporters: ['default', '<rootDir>/test/jest/count-reporter.js'],
  testTimeout: 15_000,
  // More than there are cores: some files wait for time-outs of Slack and of people.
  maxWorkers: 3,
  testSequencer: '<rootDir>/test/jest/sequencer.mjs',
};
