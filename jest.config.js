export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  transform: {
    '^.+\\.[tj]s$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
    ],
  },
  // `emulate`, the workspace of the local Slack, ships as ES modules only: Jest must find it and turn it into CommonJS.
  moduleNameMapper: { '^emulate$': '<rootDir>/node_modules/emulate/dist/api.js' },
  transformIgnorePatterns: ['/node_modules/(?!emulate/)'],
};
