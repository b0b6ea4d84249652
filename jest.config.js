export default {
  testEnvironment: '<rootDir>/test/jest/environment.ts',
  roots: ['<rootDir>/test'],
  transform: {
    '^.+\\.[tj]s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
    ],
  },
  // `emulate`, the workspace of the local Slack, ships as ES modules only: Jest must find it and turn it into CommonJS.
  // d3 has its CommonJS where only Jest is told to look.
  moduleNameMapper: {
    '^emulate$': '<rootDir>/node_modules/emulate/dist/api.js',
    '^(d3-[a-z-]+|internmap)$': '<rootDir>/node_modules/$1/dist/$1.js',
  },
  transformIgnorePatterns: ['/node_modules/(?!emulate/)'],
  // One real Redis for the whole suite: process.env.TEST_REDIS_URL.
  globalSetup: '<rootDir>/test/jest/global-setup.ts',
  globalTeardown: '<rootDir>/test/jest/global-teardown.ts',
  reporters: ['default', '<rootDir>/test/jest/count-reporter.js'],
  testTimeout: 15_000,
  maxWorkers: 2,
};
