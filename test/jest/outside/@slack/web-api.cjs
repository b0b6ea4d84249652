module.exports = globalThis.outside('@slack/web-api');
