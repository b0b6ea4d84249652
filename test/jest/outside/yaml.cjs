module.exports = globalThis.outside('yaml');
