module.exports = globalThis.outside('preact-render-to-string');
