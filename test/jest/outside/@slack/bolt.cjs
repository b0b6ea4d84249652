module.exports = globalThis.outside('@slack/bolt');
